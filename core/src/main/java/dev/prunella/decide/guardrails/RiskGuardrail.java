// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.act.Risk;
import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;
import dev.prunella.model.Reason;

/** What cannot be undone is never automatic. */
final class RiskGuardrail implements Guardrail {

    @Override
    public String name() {
        return "risk";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        return proposal.remediation().risk() != Risk.IRREVERSIBLE
                ? Answer.permit()
                : new Answer.NeedsApproval(Reason.of(
                        "irreversible", "%s cannot be undone: a person must say yes", proposal.remediation()));
    }
}
