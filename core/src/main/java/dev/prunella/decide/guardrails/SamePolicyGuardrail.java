// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** What was planned under another policy is planned anew: each decision is made by exactly one. */
final class SamePolicyGuardrail implements Guardrail {

    private static final long RETRY_NANOS = 1_000_000;

    private final String hash;

    SamePolicyGuardrail(String hash) {
        this.hash = hash;
    }

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        return proposal.conditions().policy().equals(hash)
                ? Answer.permit()
                : Answer.defer(ledger.nowNanos() + RETRY_NANOS, "policy-changed", "the policy has changed meanwhile");
    }
}
