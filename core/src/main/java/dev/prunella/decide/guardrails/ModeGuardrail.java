// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** The target's mode forbids or asks. */
final class ModeGuardrail implements Guardrail {

    @Override
    public String name() {
        return "mode";
    }

    @Override
    public boolean stopsCompensation() {
        return true;
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        return switch (proposal.conditions().mode()) {
            case SHADOW -> Answer.deny(Answer.SHADOW, "mode is SHADOW: what would be done is recorded and not done");
            case APPROVE ->
                proposal.unlessApproved(
                        ledger.nowNanos(),
                        "approval",
                        "mode is APPROVE: a person must say yes to %s",
                        proposal.remediation());
            case AUTO -> Answer.permit();
        };
    }
}
