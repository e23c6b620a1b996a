// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Hold;

/** What is meant to be down is not healed, and neither is what a person has hands on. */
final class DesiredStateGuardrail implements Guardrail {

    @Override
    public String name() {
        return "desired-state";
    }

    @Override
    public boolean stopsCompensation() {
        return true;
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        DesiredState desired = proposal.conditions().desired();
        if (desired != DesiredState.RUNNING) {
            return Answer.deny("not-desired", "the target is meant to be in %s, not RUNNING", desired);
        }
        Hold hold = proposal.conditions().hold();
        return hold != null && hold.inForce(ledger.nowNanos())
                ? Answer.defer(hold.untilNanos(), "held", "%s has hands on it: %s", hold.actor(), hold.why())
                : Answer.permit();
    }
}
