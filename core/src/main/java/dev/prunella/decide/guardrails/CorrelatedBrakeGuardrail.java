// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.BrakePolicy;
import dev.prunella.decide.GroupHealth;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** When much of a group is sick at once the cause is rarely in the targets: slow down, then stop. */
final class CorrelatedBrakeGuardrail implements Guardrail {

    private static final long RETRY_NANOS = 100_000_000;

    private final BrakePolicy policy;

    CorrelatedBrakeGuardrail(BrakePolicy policy) {
        this.policy = policy;
    }

    @Override
    public String name() {
        return "correlated-brake";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        String name = proposal.target().group();
        GroupHealth group = ledger.group(name);
        if (name.isEmpty()
                || group.members() < policy.smallestGroup()
                || group.unhealthyShare() < policy.slowAtShare()) {
            return Answer.permit();
        }
        if (proposal.outsideProof()) {
            return oneAtATime(name, group, ledger);
        }
        return group.unhealthy() == group.members() ? stop(name, group) : slow(name, group, ledger);
    }

    private static Answer oneAtATime(String name, GroupHealth group, Ledger ledger) {
        return group.running() == 0
                ? Answer.permit()
                : Answer.defer(
                        ledger.nowNanos() + RETRY_NANOS,
                        "brake",
                        "%d of %d targets of group %s are unhealthy: one at a time, another is being healed",
                        group.unhealthy(),
                        group.members(),
                        name);
    }

    private static Answer stop(String name, GroupHealth group) {
        return Answer.deny(
                "brake",
                "all %d targets of group %s are unhealthy and nothing proves that the fault is this target's own",
                group.members(),
                name);
    }

    private Answer slow(String name, GroupHealth group, Ledger ledger) {
        long free = ledger.freeAtNanos(Ledger.Scope.GROUP, name, 1, policy.slowEvery());
        return free - ledger.nowNanos() <= 0
                ? Answer.permit()
                : Answer.defer(
                        free,
                        "brake",
                        "%d of %d targets of group %s are unhealthy: one start per %s",
                        group.unhealthy(),
                        group.members(),
                        name,
                        policy.slowEvery());
    }
}
