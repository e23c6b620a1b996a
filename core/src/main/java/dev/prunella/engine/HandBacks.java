// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.act.HandOver;
import dev.prunella.act.Remediation;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Takes back what targets handed over to the platform, once they are healthy or not supervised any more; what fails is tried
 * again, at most a minute apart, for as long as that is so; one at a time. Confined to the timer's thread but for the calls.
 */
final class HandBacks {

    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final HealingScheduler scheduler;
    private final AbandonedRuns abandoned;
    private final Predicate<String> sick;
    private final Consumer<HealingEvent> told;
    /** Under way, or waiting to be tried again: one a remediation of a target. */
    private final Set<HandedOver> busy = new HashSet<>();

    private final ErrandGate gate = new ErrandGate(1, 1);

    HandBacks(
            HealingScheduler scheduler, AbandonedRuns abandoned, Predicate<String> sick, Consumer<HealingEvent> told) {
        this.scheduler = scheduler;
        this.abandoned = abandoned;
        this.sick = sick;
        this.told = told;
    }

    private record HandedOver(String target, Remediation remediation, HandOver action) {}

    void stands(Target target, Health health) {
        if (health == Health.HEALTHY) {
            takeBack(target);
        }
    }

    void takeBack(Target target) {
        target.runbooks().everything().forEach(remediation -> {
            if (remediation.action() instanceof HandOver action) {
                takeBack(new HandedOver(target.name(), remediation, action));
            }
        });
    }

    private void takeBack(HandedOver thing) {
        if (busy.add(thing)) {
            attempt(thing, 1);
        }
    }

    private void attempt(HandedOver thing, int number) {
        gate.enter(0, () -> call(thing, number));
    }

    private void call(HandedOver thing, int number) {
        Errand.run(
                thing.target + " takes back " + thing.remediation,
                () -> thing.action.takeBack(thing.target),
                scheduler,
                abandoned,
                result -> answered(thing, number, result),
                () -> gate.leave(0));
    }

    private void answered(HandedOver thing, int number, Fence.Result<Boolean> result) {
        if (result.failure() == null) {
            busy.remove(thing);
            if (Boolean.TRUE.equals(result.value())) {
                told.accept(new HealingEvent.TakenBack(thing.target, thing.remediation.name()));
            }
            return;
        }
        if (number == 1) {
            Reason trouble = Reason.of(
                    "not-taken-back",
                    "%s could not be taken back: %s",
                    thing.remediation,
                    result.failure().text());
            told.accept(new HealingEvent.Contained(thing.target, null, trouble));
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(number - 1, MOST_DOUBLINGS));
        scheduler.after(pause.compareTo(LONGEST) < 0 ? pause : LONGEST, () -> again(thing, number + 1));
    }

    private void again(HandedOver thing, int number) {
        if (sick.test(thing.target)) {
            busy.remove(thing);
        } else {
            attempt(thing, number);
        }
    }
}
