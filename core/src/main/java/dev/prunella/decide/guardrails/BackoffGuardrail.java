// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** Attempts at one target come at growing intervals until health has held. */
final class BackoffGuardrail implements Guardrail {

    @Override
    public String name() {
        return "backoff";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        long ends = proposal.conditions().backoffEndsNanos();
        long waitNanos = ends - ledger.nowNanos();
        return waitNanos <= 0
                ? Answer.permit()
                : Answer.defer(ends, "backoff", "the last attempt did not last: %d ms to wait", millis(waitNanos));
    }

    private static long millis(long nanos) {
        return (nanos + 999_999) / 1_000_000;
    }
}
