// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.act.Expiry;
import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A cure must not hide a bug for ever: after its date the bug is for people again. */
final class ExpiryGuardrail implements Guardrail {

    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        Expiry expiry = proposal.remediation().expiry();
        if (expiry == null || !ledger.wall().plausible()) {
            return Answer.permit();
        }
        LocalDate today = LocalDate.ofInstant(ledger.wall().time(), ZoneOffset.UTC);
        return today.isAfter(expiry.lastDay())
                ? Answer.spent(
                        "expired",
                        "%s was to be needed until %s, see %s: the bug that it cures is still there",
                        proposal.remediation(),
                        expiry.lastDay(),
                        expiry.ticket())
                : Answer.permit();
    }
}
