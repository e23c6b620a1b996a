// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** Only so many remediations at a time; the rest wait for a verdict. */
final class ConcurrencyGuardrail implements Guardrail {

    private static final long RETRY_NANOS = 100_000_000;

    private final int limit;

    ConcurrencyGuardrail(int limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "concurrency";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        return ledger.running() < limit
                ? Answer.permit()
                : Answer.defer(
                        ledger.nowNanos() + RETRY_NANOS,
                        "concurrency",
                        "%d remediation of other targets runs, the limit is %d",
                        ledger.running(),
                        limit);
    }
}
