// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Ruling;
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
    public void ruled(Draft draft, Ruling ruling, @Nullable Long confirmed) {
        String objection =
                Checking.objection(draft, confirmed == null ? ruling : null, undo.madeNanos(), undo.attempt());
        if (objection != null) {
            undo.failed(draft, Attempt.End.NOT_STARTED, objection, null);
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
}
