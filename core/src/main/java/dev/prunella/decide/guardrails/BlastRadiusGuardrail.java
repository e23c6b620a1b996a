// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.BrakePolicy;
import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/**
 * Healing takes a target out of service for a while, so enough of its group must stay well. What is ill already is no loss, and one
 * that is ill may always be healed.
 */
final class BlastRadiusGuardrail implements Guardrail {

    private static final long RETRY_NANOS = 100_000_000;

    private final BrakePolicy policy;

    BlastRadiusGuardrail(BrakePolicy policy) {
        this.policy = policy;
    }

    @Override
    public String name() {
        return "blast-radius";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        String name = proposal.target().group();
        GroupHealth group = ledger.group(name);
        if (name.isEmpty() || group.members() < policy.smallestGroup()) {
            return Answer.permit();
        }
        boolean ill = ledger.unhealthy(proposal.target().name());
        int well = group.members() - group.unhealthy() - (ill ? 0 : 1);
        boolean enough = well >= policy.minHealthyShare() * group.members();
        return enough || (ill && group.running() == 0)
                ? Answer.permit()
                : Answer.defer(
                        ledger.nowNanos() + RETRY_NANOS,
                        "min-healthy",
                        "%d of %d targets of group %s would be well, %d %% must be",
                        well,
                        group.members(),
                        name,
                        Math.round(policy.minHealthyShare() * 100));
    }
}
