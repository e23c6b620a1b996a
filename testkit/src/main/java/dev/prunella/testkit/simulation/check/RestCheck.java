// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.model.Health;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;

/** INVARIANT 37: when nothing goes wrong any more all come to rest as healthy, and nothing is done. */
final class RestCheck implements Check {

    private static final long STILL_NANOS = Duration.ofMinutes(2).toNanos();

    private final Facts facts;
    private final Objections objections;

    private long mendedNanos = Long.MAX_VALUE;

    RestCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Mended) {
            mendedNanos = fact.atNanos();
        } else if (fact instanceof Happening.Rested rested) {
            rests(rested);
        } else if (fact instanceof Happening.Started started
                && mendedNanos != Long.MAX_VALUE
                && started.atNanos() - mendedNanos > STILL_NANOS) {
            objections.say("%s of %s begins although all was mended long ago"
                    .formatted(started.remediation(), started.target()));
        }
    }

    private void rests(Happening.Rested rested) {
        if (rested.health() != Health.HEALTHY || rested.open()) {
            objections.say(
                    "%s is well and rests as %s, %s".formatted(rested.target(), rested.health(), rested.phase()));
        }
        facts.attemptsNow()
                .filter(attempt -> attempt.target().equals(rested.target()) && !attempt.over())
                .findFirst()
                .ifPresent(attempt -> objections.say(attempt.key() + " is not over at rest"));
    }
}
