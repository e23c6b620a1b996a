// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** A target may have done to it what it was registered with, and nothing else. */
final class CapabilityGuardrail implements Guardrail {

    @Override
    public String name() {
        return "capability";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        String wanted = proposal.remediation().name();
        return proposal.conditions().capabilities().contains(wanted)
                ? Answer.permit()
                : Answer.spent("not-granted", "%s is not among what this target may have done to it", wanted);
    }
}
