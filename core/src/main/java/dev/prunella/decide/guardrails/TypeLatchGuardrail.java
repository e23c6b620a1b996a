// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** A remediation that did not help against the same cause elsewhere, or did harm, waits for a person. */
final class TypeLatchGuardrail implements Guardrail {

    @Override
    public String name() {
        return "type-latch";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        String because = ledger.latchedBecause(proposal.remediation().name());
        return because.isEmpty()
                ? Answer.permit()
                : Answer.spent("latched", "%s is latched until a person lifts it: %s", proposal.remediation(), because);
    }
}
