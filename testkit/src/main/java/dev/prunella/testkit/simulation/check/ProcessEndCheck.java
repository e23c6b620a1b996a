// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.act.Remediation;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.HashMap;
import java.util.Map;

/** INVARIANT 26: ends of the process are limited by count over restarts, and forbidden where the trail does not outlive it. */
final class ProcessEndCheck implements Check {

    private final Facts facts;
    private final Objections objections;
    private final Map<String, Integer> ends = new HashMap<>();

    ProcessEndCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Looked looked) {
            calm(looked);
        } else if (fact instanceof Happening.Asked asked && !asked.command().concernsAll()) {
            if (facts.target(asked.target()).supervisedNanos() == asked.atNanos()) {
                ends.remove(asked.target());
            }
        } else if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            if (attempt != null && isAnEnd(attempt)) {
                begins(attempt);
            }
        }
    }

    private void calm(Happening.Looked looked) {
        long since = facts.target(looked.target()).passingNanos();
        long needed = facts.scenario().policy().backoff().resetAfter().toNanos();
        if (since >= 0 && looked.atNanos() - since >= needed) {
            ends.remove(looked.target());
        }
    }

    private boolean isAnEnd(AttemptFacts attempt) {
        return Ladders.remediations(facts.target(attempt.target()).target(), attempt)
                .allMatch(Remediation::endsProcess);
    }

    private void begins(AttemptFacts attempt) {
        int count = ends.merge(attempt.target(), 1, Integer::sum);
        int limit = facts.scenario().policy().processEnds();
        if (count > limit) {
            objections.say("%s of %s ends the process for the %d. time, the limit is %d"
                    .formatted(attempt.remediation(), attempt.target(), count, limit));
        }
        if (!facts.scenario().durable()) {
            objections.say("%s ends a process whose trail is in memory".formatted(attempt.remediation()));
        }
    }
}
