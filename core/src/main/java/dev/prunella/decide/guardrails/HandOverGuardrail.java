// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.act.HandOver;
import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/**
 * Nobody is left to the platform before a person was told, and nobody for the fault of something that is shared: every process
 * that uses it would go, and none would be better for it.
 */
final class HandOverGuardrail implements Guardrail {

    @Override
    public String name() {
        return "hand-over";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        if (!(proposal.remediation().action() instanceof HandOver handOver)) {
            return Answer.permit();
        }
        if (!ownFault(proposal)) {
            return Answer.deny(
                    "shared", "nothing proves that the fault is this process's own, and what is shared ends nobody");
        }
        Long told = proposal.conditions().toldNanos();
        if (told == null) {
            return Answer.spent("untold", "a person is told before %s", proposal.remediation());
        }
        long until = told + handOver.afterTelling().toNanos();
        return until - ledger.nowNanos() <= 0
                ? Answer.permit()
                : Answer.defer(
                        until,
                        "just-told",
                        "%s comes no sooner than %d s after a person was told",
                        proposal.remediation(),
                        handOver.afterTelling().toSeconds());
    }

    private static boolean ownFault(Proposal proposal) {
        return switch (proposal.diagnosis().kind()) {
            case DEADLOCK -> true;
            case LOCAL_FAULT, LEAK, STALLED, DEGRADED -> proposal.outsideProof();
            case DEPENDENCY_DOWN, OVERLOAD, UNKNOWN -> false;
        };
    }
}
