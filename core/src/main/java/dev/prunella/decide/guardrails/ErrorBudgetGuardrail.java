// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.act.Risk;
import dev.prunella.decide.Answer;
import dev.prunella.decide.ErrorBudgetGauge;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** Once a target's error budget is spent, nothing that may cost requests is automatic any more. */
final class ErrorBudgetGuardrail implements Guardrail {

    private final ErrorBudgetGauge budget;

    ErrorBudgetGuardrail(ErrorBudgetGauge budget) {
        this.budget = budget;
    }

    @Override
    public String name() {
        return "error-budget";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        double left = budget.left(proposal.target());
        return left <= 0 && proposal.remediation().risk() != Risk.LOW
                ? proposal.unlessApproved(
                        ledger.nowNanos(),
                        "error-budget",
                        "the error budget is spent and %s may cost requests: a person must say yes",
                        proposal.remediation())
                : Answer.permit();
    }
}
