// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Approval;
import dev.prunella.decide.Judgement;
import dev.prunella.decide.Ruling;
import dev.prunella.detect.SideView;
import dev.prunella.diagnose.Settling;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import dev.prunella.target.Target;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a target at one moment.
 *
 * @param generation the incarnation of the healed thing
 * @param mode how far automation may go
 * @param desired the state that it should be in
 * @param hold a person's hold; null for none
 * @param inside what was seen from the inside
 * @param outside what was seen from the outside
 * @param dependencies health of the targets that this one depends on
 * @param insidePlan when the inside is looked at next
 * @param outsidePlan when the outside is looked at next
 * @param phase where in the loop it is
 * @param episode the open incident; null for none
 * @param fatigue how much was tried lately
 * @param shadow what it would have done in SHADOW
 * @param flapping how often it fell ill lately
 * @param approval a person's yes that was not used yet; null for none
 * @param doubt how often suspicion was aroused for nothing
 * @param everPassed an inside look has passed since the start
 * @param registeredNanos when supervision began
 * @param evidenceSinceNanos looks that began before this do not count
 * @param settling the dependency's return since which no look inside has passed; null for none
 * @param watching what the watches of the attempt have seen that is on its way; null for none
 * @param stuckAttempts attempts that were given up and still run
 * @param earlierRuns runs that an earlier supervision began and that go on
 * @param run identifies the supervisor's run in the names of incidents
 * @param incidents how many were opened
 * @param lastRuling the guardrails' last answers; null before the first
 */
public record TargetState(
        Generation generation,
        Mode mode,
        DesiredState desired,
        @Nullable Hold hold,
        SideView inside,
        SideView outside,
        Map<String, Health> dependencies,
        LookPlan insidePlan,
        LookPlan outsidePlan,
        Phase phase,
        @Nullable Episode episode,
        Fatigue fatigue,
        Shadow shadow,
        Flapping flapping,
        @Nullable Approval approval,
        Doubt doubt,
        boolean everPassed,
        long registeredNanos,
        long evidenceSinceNanos,
        @Nullable Settling settling,
        @Nullable Watching watching,
        int stuckAttempts,
        int earlierRuns,
        long run,
        int incidents,
        @Nullable Ruling lastRuling) {

    /** Keeps a copy. */
    public TargetState {
        dependencies = Map.copyOf(dependencies);
    }

    /**
     * The state in which supervision begins.
     *
     * @param seed of the jitter, and of the names of incidents
     */
    public static TargetState initial(Target target, Generation generation, long seed, long nowNanos) {
        Map<String, Health> dependencies = new TreeMap<>();
        target.info().dependsOn().forEach(name -> dependencies.put(name, Health.UNKNOWN));
        LookPlan now = new LookPlan(false, nowNanos, 0);
        return new TargetState(
                generation,
                target.mode(),
                target.desired(),
                null,
                SideView.NONE,
                SideView.NONE,
                dependencies,
                now,
                now,
                Calm.CALM,
                null,
                Fatigue.fresh(seed, nowNanos),
                Shadow.fresh(seed, nowNanos),
                Flapping.none(nowNanos),
                null,
                Doubt.none(nowNanos),
                false,
                nowNanos,
                nowNanos,
                null,
                null,
                0,
                0,
                seed,
                0,
                null);
    }

    /** The remediation that waits for a person's yes; null for none. */
    public @Nullable String awaitsApproval() {
        if (lastRuling == null || !(phase instanceof Holding)) {
            return null;
        }
        Judgement refusal = lastRuling.refusal();
        return refusal != null && refusal.answer() instanceof Answer.NeedsApproval ? lastRuling.remediation() : null;
    }

    /** What is known of the target in one word. */
    public Health health() {
        return phase.health(everPassed && inside.run().fails() == 0);
    }
}
