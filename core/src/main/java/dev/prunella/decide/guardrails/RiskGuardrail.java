// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** What cannot be undone, or touches security, is never automatic. */
final class RiskGuardrail implements Guardrail {

    @Override
    public String name() {
        return "risk";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        return switch (proposal.remediation().risk()) {
            case LOW, HIGH -> Answer.permit();
            case SECURITY ->
                proposal.unlessApproved(
                        ledger.nowNanos(),
                        "security",
                        "%s touches keys or access: a person must say yes",
                        proposal.remediation());
            case IRREVERSIBLE ->
                proposal.unlessApproved(
                        ledger.nowNanos(),
                        "irreversible",
                        "%s cannot be undone: a person must say yes",
                        proposal.remediation());
        };
    }
}
