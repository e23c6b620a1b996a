// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.escalate.Resolution;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers escalations and their resolutions: three tries a channel, 1 s and 2 s apart, 10 s each; then it is recorded as
 * undeliverable. What one channel is told of one incident comes in order. Two deliveries a channel are under way at a time, and a try
 * that waits for its turn for 20 s has failed. Confined to the timer's thread but for the channels.
 */
final class Deliveries {

    private static final int TRIES = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<EscalationChannel> channels;
    private final HealingScheduler scheduler;
    private final AbandonedRuns abandoned;
    private final Consumer<HealingEvent> told;
    /** What waits for its turn, the first being under way; an incident has as many as it is told of. */
    private final Map<Address, Deque<Letter>> waiting = new HashMap<>();
    /** Where an escalation that is open could not be delivered: there is nothing to resolve. */
    private final Set<Address> lost = new HashSet<>();

    /** Three of the eight workers at most, two a channel. */
    private final ErrandGate gate = new ErrandGate(2, 3);

    Deliveries(
            List<EscalationChannel> channels,
            HealingScheduler scheduler,
            AbandonedRuns abandoned,
            Consumer<HealingEvent> told) {
        this.channels = channels;
        this.scheduler = scheduler;
        this.abandoned = abandoned;
        this.told = told;
    }

    private record Address(int channel, IncidentId incident) {}

    private record Letter(String target, boolean resolution, String text, Delivery delivery) {}

    private interface Delivery {
        void to(EscalationChannel channel) throws Exception;
    }

    /** The names of the channels; asks them. */
    List<String> channels() {
        return channels.stream().map(Deliveries::nameOf).toList();
    }

    void send(Escalation escalation) {
        String target = escalation.target().name();
        String text = escalation.reason().text();
        post(escalation.incident().id(), new Letter(target, false, text, channel -> channel.send(escalation)));
    }

    void resolve(Resolution resolution) {
        String text = resolution.reason().text();
        post(
                resolution.incident(),
                new Letter(resolution.target(), true, text, channel -> channel.resolve(resolution)));
    }

    private void post(IncidentId incident, Letter letter) {
        for (int channel = 0; channel < channels.size(); channel++) {
            Address address = new Address(channel, incident);
            Deque<Letter> queue = waiting.computeIfAbsent(address, key -> new ArrayDeque<>());
            queue.add(letter);
            if (queue.size() == 1) {
                begin(address, letter);
            }
        }
    }

    private void begin(Address address, Letter letter) {
        if (letter.resolution && lost.remove(address)) {
            next(address);
        } else {
            attempt(address, letter, 1);
        }
    }

    private void attempt(Address address, Letter letter, int number) {
        ErrandGate.Waiting waits = gate.enter(address.channel, () -> deliver(address, letter, number));
        if (waits != null) {
            scheduler.after(PATIENCE, () -> tired(waits, address, letter, number));
        }
    }

    private void tired(ErrandGate.Waiting waits, Address address, Letter letter, int number) {
        if (gate.withdraw(waits)) {
            answered(address, letter, number, Reason.of("busy", "it was busy with others for %s", PATIENCE));
        }
    }

    private void deliver(Address address, Letter letter, int number) {
        EscalationChannel channel = channels.get(address.channel);
        Errand.run(
                letter.target + " escalation",
                () -> {
                    letter.delivery.to(channel);
                    return true;
                },
                scheduler,
                abandoned,
                result -> answered(address, letter, number, result.failure()),
                () -> gate.leave(address.channel));
    }

    private void answered(Address address, Letter letter, int number, @Nullable Reason failure) {
        if (failure != null && number < TRIES) {
            Duration pause = Duration.ofSeconds(1L << (number - 1));
            scheduler.after(pause, () -> attempt(address, letter, number + 1));
            return;
        }
        settle(address, letter, failure);
        next(address);
    }

    private void settle(Address address, Letter letter, @Nullable Reason failure) {
        if (!letter.resolution && failure != null) {
            lost.add(address);
        } else {
            lost.remove(address);
        }
        told.accept(new HealingEvent.EscalationSent(
                letter.target,
                address.incident,
                nameOf(channels.get(address.channel)),
                letter.resolution,
                failure == null,
                failure == null ? letter.text : failure.text()));
    }

    private void next(Address address) {
        Deque<Letter> queue = waiting.get(address);
        if (queue == null) {
            return;
        }
        queue.poll();
        Letter following = queue.peek();
        if (following == null) {
            waiting.remove(address);
        } else {
            begin(address, following);
        }
    }

    private static String nameOf(EscalationChannel channel) {
        String name = Fence.call(channel::name).value();
        return name == null ? channel.getClass().getName() : name;
    }
}
