// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.act.Remediation;
import dev.prunella.act.Risk;
import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 15: what cannot be undone never begins without a person's yes. */
final class RiskCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    RiskCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            if (attempt != null && isAlways(attempt, Risk.IRREVERSIBLE)) {
                objections.say(
                        "%s of %s begins, which cannot be undone".formatted(started.remediation(), started.target()));
            }
        }
    }

    /** Two ladders of one target may have a remediation of the same name at another risk. */
    private boolean isAlways(AttemptFacts attempt, Risk risk) {
        return Ladders.remediations(facts.target(attempt.target()).target(), attempt)
                .map(Remediation::risk)
                .allMatch(risk::equals);
    }
}
