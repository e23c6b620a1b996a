// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** One remediation of a target at a time, those that were given up and still run included. */
final class SingleFlightGuardrail implements Guardrail {

    @Override
    public String name() {
        return "single-flight";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        int stuck = proposal.conditions().stuckAttempts();
        return stuck == 0
                ? Answer.permit()
                : Answer.spent("in-flight", "%d earlier attempt still runs past its deadline", stuck);
    }
}
