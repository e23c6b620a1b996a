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
    public Health health(boolean passing) {
        return Health.UNHEALTHY;
    }

    @Override
    public Pace pace() {
        return Pace.CLOSE;
    }

    @Override
    public void ruled(Draft draft, Ruling ruling, @Nullable Long confirmed) {
        draft.lastRuling = ruling;
        if (confirmed == null) {
            notStarted(draft, Refusal.reasonOf(ruling).text());
        } else if (draft.now - plan.madeNanos() > draft.policy.planLife().toNanos()) {
            notStarted(draft, "the plan is older than " + draft.policy.planLife());
        } else if (!attempt.generation().equals(draft.generation)) {
            notStarted(draft, "planned for " + attempt.generation() + ", it is " + draft.generation + " now");
        } else {
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

    private void notStarted(Draft draft, String detail) {
        Course.attemptOver(draft, attempt, permit, Attempt.End.NOT_STARTED, detail, null);
    }
}
