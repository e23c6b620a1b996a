// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Ruling;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The intent of a compensation is durable; the guardrails that stop all healing are asked.
 *
 * @param undo what will be done
 */
record UndoChecking(Undo undo) implements Phase {

    @Override
    public String describe() {
        return "checking " + undo.attempt().remediation();
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
        if (confirmed == null) {
            notStarted(draft, Refusal.reasonOf(ruling).text());
        } else if (draft.now - undo.madeNanos() > draft.policy.planLife().toNanos()) {
            notStarted(draft, "the plan is older than " + draft.policy.planLife());
        } else if (!undo.attempt().generation().equals(draft.generation)) {
            notStarted(draft, "planned for " + undo.attempt().generation() + ", it is " + draft.generation + " now");
        } else {
            Attempt begun = undo.attempt().until(Deadline.in(undo.step().deadline(), draft.now));
            draft.emit(new Effect.StartAttempt(undo.step(), begun, draft.open().diagnosis()));
            draft.enter(new Undoing(undo, draft.now));
        }
    }

    @Override
    public void retire(Draft draft, Reason why) {
        undo.retire(draft, Attempt.End.NOT_STARTED, why.text(), null);
    }

    private void notStarted(Draft draft, String why) {
        undo.failed(draft, Attempt.End.NOT_STARTED, why, null);
    }
}
