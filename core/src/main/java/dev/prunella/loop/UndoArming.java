// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;

/**
 * The intent of a compensation is being made durable. No record, no compensation.
 *
 * @param undo what will be done
 */
record UndoArming(Undo undo) implements Phase {

    @Override
    public String describe() {
        return "recording the intent of " + undo.attempt().remediation();
    }

    @Override
    public void intentDurable(Draft draft, String attemptKey) {
        if (undo.is(attemptKey)) {
            draft.emit(new Effect.AskUndo(undo.permit(), Course.proposal(draft, undo.plan())));
            draft.enter(new UndoChecking(undo));
        }
    }

    @Override
    public void intentRefused(Draft draft, String attemptKey, Reason reason) {
        if (undo.is(attemptKey)) {
            draft.tell(new HealingEvent.Contained(
                    draft.target.name(), undo.attempt().incident(), reason));
            undo.unrecorded(draft, reason.text());
        }
    }

    @Override
    public void retire(Draft draft, Reason why) {
        undo.retire(draft, Attempt.End.NOT_STARTED, why.text(), null);
    }
}
