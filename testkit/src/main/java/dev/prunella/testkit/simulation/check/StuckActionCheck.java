// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.decide.Step;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;

/** INVARIANT 39: an attempt is over within its deadline and the patience of its verification, whatever its remediation does. */
final class StuckActionCheck implements Check {

    private static final long SLACK_NANOS = Duration.ofSeconds(4).toNanos();

    private final Facts facts;
    private final Objections objections;
    private long pausedNanos;

    StuckActionCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.StoodStill) {
            pausedNanos = fact.atNanos();
        } else if (fact instanceof Happening.LookBegan || fact instanceof Happening.Rested) {
            for (AttemptFacts attempt : facts.openAttempts()) {
                require(attempt, fact.atNanos());
            }
        }
    }

    private void require(AttemptFacts attempt, long nowNanos) {
        boolean open = attempt.started() && !attempt.over();
        if (open && nowNanos - Math.max(pausedNanos, attempt.startedNanos()) > bound(attempt)) {
            objections.say("%s of %s is not over in time".formatted(attempt.remediation(), attempt.target()));
        }
    }

    private long bound(AttemptFacts attempt) {
        return SLACK_NANOS
                + Ladders.undoNanos(facts.target(attempt.target()).target())
                + Ladders.steps(facts.target(attempt.target()).target(), attempt)
                        .mapToLong(StuckActionCheck::longestNanos)
                        .max()
                        .orElse(0);
    }

    private static long longestNanos(Step step) {
        return step.deadline().plus(step.verification().patience()).toNanos();
    }
}
