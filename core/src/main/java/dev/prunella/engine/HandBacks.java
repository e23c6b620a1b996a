// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.act.HandOver;
import dev.prunella.act.Remediation;
import dev.prunella.decide.Runbook;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Takes back what targets handed over to the platform, once they are healthy or not supervised any more; what fails is tried
 * again, at most a minute apart, for as long as that is so. Confined to the timer's thread but for the calls.
 */
final class HandBacks {

    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final HealingScheduler scheduler;
    private final AbandonedRuns abandoned;
    private final Predicate<String> sick;
    private final Consumer<HealingEvent> told;
    /** Under way, or waiting to be tried again: one a remediation of a target. */
    private final Set<Errands> busy = new HashSet<>();

    HandBacks(
            HealingScheduler scheduler, AbandonedRuns abandoned, Predicate<String> sick, Consumer<HealingEvent> told) {
        this.scheduler = scheduler;
        this.abandoned = abandoned;
        this.sick = sick;
        this.told = told;
    }

    private record Errands(String target, Remediation remediation, HandOver action) {}

    void stands(Target target, Health health) {
        if (health == Health.HEALTHY) {
            takeBack(target);
        }
    }

    void takeBack(Target target) {
        for (Remediation remediation : remediationsOf(target)) {
            if (remediation.action() instanceof HandOver action) {
                Errands errand = new Errands(target.name(), remediation, action);
                if (busy.add(errand)) {
                    attempt(errand, 1);
                }
            }
        }
    }

    private void attempt(Errands errand, int number) {
        Errand.run(
                errand.target + " takes back " + errand.remediation,
                () -> errand.action.takeBack(errand.target),
                scheduler,
                abandoned,
                result -> answered(errand, number, result));
    }

    private void answered(Errands errand, int number, Fence.Result<Boolean> result) {
        if (result.failure() == null) {
            busy.remove(errand);
            if (Boolean.TRUE.equals(result.value())) {
                told.accept(new HealingEvent.TakenBack(errand.target, errand.remediation.name()));
            }
            return;
        }
        if (number == 1) {
            Reason trouble = Reason.of(
                    "not-taken-back",
                    "%s could not be taken back: %s",
                    errand.remediation,
                    result.failure().text());
            told.accept(new HealingEvent.Contained(errand.target, null, trouble));
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(number - 1, MOST_DOUBLINGS));
        scheduler.after(pause.compareTo(LONGEST) < 0 ? pause : LONGEST, () -> again(errand, number + 1));
    }

    private void again(Errands errand, int number) {
        if (sick.test(errand.target)) {
            busy.remove(errand);
        } else {
            attempt(errand, number);
        }
    }

    private static List<Remediation> remediationsOf(Target target) {
        return Stream.concat(
                        target.runbooks().byKind().values().stream(), target.runbooks().byCause().values().stream())
                .map(Runbook::steps)
                .flatMap(List::stream)
                .map(step -> step.remediation())
                .distinct()
                .toList();
    }
}
