// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.act.Attempt;
import dev.prunella.decide.BackoffPolicy;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.HashMap;
import java.util.Map;

/** INVARIANT 4, 5 and 41: attempts come at growing distances, until health has held without a gap. */
final class BackoffCheck implements Check {

    private static final long ROUNDING_NANOS = 5_000_000;

    private final Facts facts;
    private final Objections objections;

    private final Map<String, Series> series = new HashMap<>();

    /** Attempts since health last held, and when the last one ended. */
    private record Series(int attempts, long lastEndNanos, int process) {}

    BackoffCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.Ended ended) {
            if (ended.end() != Attempt.End.NOT_STARTED && ended.attempt().undoes() == null) {
                Series before = series.get(ended.target());
                int attempts = before == null ? 1 : before.attempts + 1;
                series.put(ended.target(), new Series(attempts, said.atNanos(), facts.process()));
            }
        } else if (fact instanceof Happening.ProcessBegan && !facts.scenario().durable()) {
            series.clear();
        } else if (fact instanceof Happening.Looked looked) {
            calm(looked);
        } else if (fact instanceof Happening.Asked asked && !asked.command().concernsAll()) {
            if (!facts.target(asked.target()).supervised()
                    || facts.target(asked.target()).supervisedNanos() == asked.atNanos()) {
                series.remove(asked.target());
            }
        } else if (fact instanceof Happening.Started started) {
            begins(started);
        }
    }

    private void calm(Happening.Looked looked) {
        long since = facts.target(looked.target()).passingNanos();
        long needed = facts.scenario().policy().backoff().resetAfter().toNanos();
        if (since >= 0 && looked.atNanos() - since >= needed) {
            series.remove(looked.target());
        }
    }

    private void begins(Happening.Started started) {
        Series before = series.get(started.target());
        AttemptFacts attempt = facts.attempt(started.key());
        if (before == null || attempt == null || (facts.wallJumped() && before.process != facts.process())) {
            return;
        }
        long distance = attempt.intendedNanos() - before.lastEndNanos;
        long least = leastNanos(before.attempts);
        if (distance < least - ROUNDING_NANOS) {
            objections.say("%s of %s is permitted %d ms after attempt %d since health held, the least is %d ms"
                    .formatted(
                            started.remediation(),
                            started.target(),
                            distance / 1_000_000,
                            before.attempts,
                            least / 1_000_000));
        }
    }

    private long leastNanos(int attempts) {
        BackoffPolicy backoff = facts.scenario().policy().backoff();
        double grown = backoff.base().toNanos() * Math.pow(backoff.factor(), attempts - 1.0);
        return (long) (Math.min(grown, (double) backoff.cap().toNanos()) * (1 - backoff.jitter()));
    }
}
