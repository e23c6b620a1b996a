// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Judgement;
import dev.prunella.decide.Policy;
import dev.prunella.target.Target;
import java.time.Instant;
import java.util.List;

/**
 * A target and what is known across targets at one moment, for questions that change nothing.
 *
 * @param target which
 * @param policy the numbers to decide by
 * @param state as it is
 * @param governor asks the guardrails of that policy
 * @param governorState as it is
 * @param nowNanos the moment
 * @param wall the same on the other clock
 */
public record Snapshot(
        Target target,
        Policy policy,
        TargetState state,
        Governor governor,
        GovernorState governorState,
        long nowNanos,
        Instant wall) {

    Draft draft() {
        return new Draft(target, policy, policy.hash(), state, nowNanos);
    }

    /** What each guardrail says to a plan; in SHADOW they are told of the would-be starts too. */
    List<Judgement> judgements(Draft draft, Plan plan) {
        GovernorState now = governorState.at(nowNanos, wall, policy);
        GovernorState known = Shadowing.applies(draft) ? now.supposing(draft.shadow.starts()) : now;
        return governor.rule(known, Course.proposal(draft, plan)).judgements();
    }
}
