// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.act.Remediation;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.Generation;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.model.TargetInfo;

/**
 * An action that a target would like to take.
 *
 * @param target who
 * @param generation the incarnation that is meant
 * @param incident the episode
 * @param attempt the key of the attempt that it would be
 * @param remediation what
 * @param diagnosis why
 * @param outsideProof whether a fresh outside look proves that the fault is the target's own
 * @param actor on whose behalf
 * @param conditions what is true of the target itself
 */
public record Proposal(
        TargetInfo target,
        Generation generation,
        IncidentId incident,
        String attempt,
        Remediation remediation,
        Diagnosis diagnosis,
        boolean outsideProof,
        Actor actor,
        Conditions conditions) {

    /** A permit if a person has approved exactly this, else the question whether they do; for guardrails. */
    public Answer unlessApproved(long nowNanos, String code, String text, Object... args) {
        Approval approval = conditions.approval();
        return approval != null && approval.covers(remediation.name(), generation, nowNanos)
                ? Answer.permit()
                : new Answer.NeedsApproval(Reason.of(code, text, args));
    }
}
