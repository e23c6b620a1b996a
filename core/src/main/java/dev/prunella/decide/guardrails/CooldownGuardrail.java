// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** After an incident the next one waits a while before it is acted on. */
final class CooldownGuardrail implements Guardrail {

    @Override
    public String name() {
        return "cooldown";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        long ends = proposal.conditions().cooldownEndsNanos();
        long waitNanos = ends - ledger.nowNanos();
        return waitNanos <= 0
                ? Answer.permit()
                : Answer.defer(
                        ends, "cooldown", "the last incident ended a moment ago: %d ms to wait", millis(waitNanos));
    }

    private static long millis(long nanos) {
        return (nanos + 999_999) / 1_000_000;
    }
}
