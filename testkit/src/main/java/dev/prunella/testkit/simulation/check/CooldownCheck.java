// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 3 and 41: after an incident the next one waits for the cooldown, over restarts too. */
final class CooldownCheck implements Check {

    private static final long ROUNDING_NANOS = 5_000_000;

    private final Facts facts;
    private final Objections objections;

    CooldownCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            if (attempt != null && firstOfItsIncident(attempt)) {
                begins(attempt);
            }
        }
    }

    private void begins(AttemptFacts attempt) {
        long since = facts.target(attempt.target()).closedNanos();
        require(attempt, since, 0, "was closed");
        if (facts.scenario().durable() && !facts.wallJumped()) {
            long supervised = facts.target(attempt.target()).supervisedNanos();
            facts.attempts()
                    .filter(other -> other.target().equals(attempt.target()) && other.process() != attempt.process())
                    .filter(other -> other.started() && !supervisedAnew(other, supervised))
                    .mapToLong(CooldownCheck::overNanos)
                    .max()
                    .ifPresent(ended -> require(attempt, ended, ROUNDING_NANOS, "was acted on by an earlier process"));
        }
    }

    /** What ran on after it was given up has told nobody when it returned. */
    private static long overNanos(AttemptFacts attempt) {
        boolean givenUp = attempt.endedNanos() >= 0 && attempt.endedNanos() < attempt.finishedNanos();
        return givenUp ? attempt.endedNanos() : attempt.finishedNanos();
    }

    private boolean supervisedAnew(AttemptFacts other, long supervisedNanos) {
        return facts.target(other.target()).leftNanos() > other.startedNanos()
                && supervisedNanos > other.startedNanos();
    }

    private void require(AttemptFacts attempt, long sinceNanos, long tolerance, String what) {
        long cooldown = facts.scenario().policy().cooldown().toNanos();
        if (sinceNanos >= 0 && attempt.intendedNanos() - sinceNanos < cooldown - tolerance) {
            objections.say("%s of %s is permitted %d ms after an incident %s, the cooldown is %d ms"
                    .formatted(
                            attempt.remediation(),
                            attempt.target(),
                            (attempt.intendedNanos() - sinceNanos) / 1_000_000,
                            what,
                            cooldown / 1_000_000));
        }
    }

    private boolean firstOfItsIncident(AttemptFacts attempt) {
        return facts.attempts()
                .filter(other -> other.started() && other.incident().equals(attempt.incident()))
                .allMatch(other -> other == attempt);
    }
}
