// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.decide.Answer;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 8 and 37: nobody waits for a place that nobody has. */
final class PermitCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    PermitCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said
                && said.event() instanceof HealingEvent.Refused refused
                && refused.refusal().guardrail().equals("concurrency")
                && refused.refusal().answer() instanceof Answer.Defer) {
            boolean taken = isUnderWay(said.atNanos());
            boolean withdrawn = facts.allNow().anyMatch(AttemptFacts::withdrawn);
            if (!taken && !withdrawn) {
                objections.say("%s of %s waits for other remediations, and none is under way"
                        .formatted(refused.remediation(), refused.target()));
            }
        }
    }

    private boolean isUnderWay(long nanos) {
        return facts.allNow().anyMatch(attempt -> !attempt.over() || attempt.endedNanos() == nanos);
    }
}
