// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers escalations on workers: three tries a channel, 1 s and 2 s apart, 10 s each; then it is recorded as undeliverable.
 * Confined to the timer's thread but for the channels.
 */
final class Escalations {

    private static final int TRIES = 3;
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final List<EscalationChannel> channels;
    private final HealingScheduler scheduler;
    private final AbandonedRuns abandoned;
    private final Consumer<HealingEvent> told;

    Escalations(
            List<EscalationChannel> channels,
            HealingScheduler scheduler,
            AbandonedRuns abandoned,
            Consumer<HealingEvent> told) {
        this.channels = channels;
        this.scheduler = scheduler;
        this.abandoned = abandoned;
        this.told = told;
    }

    private static final class Delivery {
        HealingScheduler.@Nullable Run handle;
        boolean answered;
        boolean givenUp;
    }

    /** The names of the channels; asks them. */
    List<String> channels() {
        return channels.stream().map(Escalations::nameOf).toList();
    }

    void send(Escalation escalation) {
        channels.forEach(channel -> attempt(channel, escalation, 1));
    }

    private void attempt(EscalationChannel channel, Escalation escalation, int number) {
        Delivery delivery = new Delivery();
        String name = escalation.target().name() + " escalation";
        delivery.handle = scheduler.run(name, () -> {
            Fence.Result<Boolean> result = Fence.call(() -> {
                channel.send(escalation);
                return true;
            });
            scheduler.after(Duration.ZERO, () -> ended(channel, escalation, number, delivery, result.failure()));
        });
        scheduler.after(DEADLINE, () -> late(channel, escalation, number, delivery));
    }

    private void late(EscalationChannel channel, Escalation escalation, int number, Delivery delivery) {
        if (delivery.answered || delivery.handle == null) {
            return;
        }
        delivery.handle.interrupt();
        delivery.givenUp = !delivery.handle.ended() && abandoned.giveUp(delivery.handle);
        settle(channel, escalation, number, delivery, Reason.of("timed-out", "no answer within %s", DEADLINE));
    }

    private void ended(
            EscalationChannel channel, Escalation escalation, int number, Delivery delivery, @Nullable Reason failure) {
        if (!delivery.answered) {
            settle(channel, escalation, number, delivery, failure);
        } else if (delivery.givenUp) {
            abandoned.returned();
        }
    }

    private void settle(
            EscalationChannel channel, Escalation escalation, int number, Delivery delivery, @Nullable Reason failure) {
        delivery.answered = true;
        if (failure != null && number < TRIES) {
            Duration pause = Duration.ofSeconds(1L << (number - 1));
            scheduler.after(pause, () -> attempt(channel, escalation, number + 1));
            return;
        }
        String detail = failure == null ? escalation.reason().text() : failure.text();
        told.accept(new HealingEvent.EscalationSent(
                escalation.target().name(), escalation.incident().id(), nameOf(channel), failure == null, detail));
    }

    private static String nameOf(EscalationChannel channel) {
        String name = Fence.call(channel::name).value();
        return name == null ? channel.getClass().getName() : name;
    }
}
