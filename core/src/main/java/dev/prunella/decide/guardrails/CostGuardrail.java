// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.CostBudget;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** What costs money has a limit. */
final class CostGuardrail implements Guardrail {

    private final CostBudget budget;

    CostGuardrail(CostBudget budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "cost";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        return budget.affords(proposal.target(), proposal.remediation())
                ? Answer.permit()
                : Answer.spent("cost", "the budget has nothing left for %s", proposal.remediation());
    }
}
