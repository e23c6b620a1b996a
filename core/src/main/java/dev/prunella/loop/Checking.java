// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Ruling;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The intent is durable; the guardrails are asked once more, as time has passed since they permitted.
 *
 * @param plan what will be done
 * @param attempt the run that it will be
 * @param permit the governor's
 */
public record Checking(Plan plan, Attempt attempt, long permit) implements Phase {

    @Override
    public String describe() {
        return "checking " + attempt.remediation() + " again";
    }

    @Override
    public void ruled(Draft draft, Ruling ruling, @Nullable Long confirmed) {
        draft.lastRuling = ruling;
        String objection = objection(draft, confirmed == null ? ruling : null, plan.madeNanos(), attempt);
        Reason takenOver = draft.open().takenOver();
        objection = takenOver != null ? takenOver.text() : objection == null ? dependencyIll(draft) : objection;
        if (objection != null) {
            Course.attemptOver(draft, attempt, permit, Attempt.End.NOT_STARTED, objection, null);
        } else {
            Deciding.useUp(draft, plan);
            draft.episode = draft.open().started();
            if (plan.step().remediation().endsProcess()) {
                draft.fatigue = draft.fatigue.ending(attempt.key());
            }
            Attempt begun = attempt.until(Deadline.in(plan.step().deadline(), draft.now));
            draft.emit(new Effect.StartAttempt(plan.step(), begun, draft.open().diagnosis()));
            draft.enter(new Acting(plan, begun, permit, draft.now));
        }
    }

    @Override
    public void retire(Draft draft, Reason why) {
        Course.ended(draft, attempt, permit, Attempt.End.NOT_STARTED, why.text(), null);
    }

    /** What it depends on is healed first, and never at the same time. */
    private static @Nullable String dependencyIll(Draft draft) {
        return draft.dependencies.entrySet().stream()
                .filter(each -> each.getValue() == Health.UNHEALTHY)
                .map(each -> each.getKey() + ", which it depends on, fell ill meanwhile")
                .findFirst()
                .orElse(null);
    }

    /**
     * Why what was planned may not be done any more, or null.
     *
     * @param refusal the guardrails' answer if they do not permit it any more; else null
     */
    static @Nullable String objection(Draft draft, @Nullable Ruling refusal, long madeNanos, Attempt attempt) {
        if (refusal != null) {
            return Refusal.reasonOf(refusal).text();
        }
        if (draft.now - madeNanos > draft.policy.planLife().toNanos()) {
            return "the plan is older than " + draft.policy.planLife();
        }
        return attempt.generation().equals(draft.generation)
                ? null
                : "planned for " + attempt.generation() + ", it is " + draft.generation + " now";
    }
}
