// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationResult;
import dev.prunella.model.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The compensation runs.
 *
 * @param undo what is done
 * @param sinceNanos when it was started
 */
record Undoing(Undo undo, long sinceNanos) implements Phase {

    @Override
    public String describe() {
        return "compensating: " + undo.attempt().remediation();
    }

    @Override
    public Pace pace() {
        return Pace.NONE;
    }

    @Override
    public void returned(Draft draft, String attemptKey, @Nullable RemediationResult result) {
        if (!undo.is(attemptKey)) {
            return;
        }
        if (result instanceof RemediationResult.Done done) {
            undo.undone(draft, done.detail(), ran(draft));
        } else if (result instanceof RemediationResult.AlreadyDone already) {
            undo.undone(draft, already.detail(), ran(draft));
        } else if (result instanceof RemediationResult.Failed failed) {
            undo.failed(draft, Attempt.End.FAILED, failed.reason().text(), ran(draft));
        } else {
            String detail = "interrupted after " + undo.step().deadline();
            undo.failed(draft, Attempt.End.TIMED_OUT, detail, ran(draft));
        }
    }

    @Override
    public void abandoned(Draft draft, String attemptKey) {
        if (undo.is(attemptKey)) {
            draft.stuckAttempts++;
            undo.failed(draft, Attempt.End.ABANDONED, "ignored its interrupt and still runs", ran(draft));
        }
    }

    @Override
    public void calledOff(Draft draft, String attemptKey) {
        if (undo.is(attemptKey)) {
            undo.failed(draft, Attempt.End.NOT_STARTED, "no worker was free", null);
        }
    }

    @Override
    public void retire(Draft draft, Reason why) {
        undo.retire(draft, Attempt.End.UNKNOWN, why.text(), ran(draft));
    }

    private Attempt.Ran ran(Draft draft) {
        return new Attempt.Ran(sinceNanos, draft.now);
    }
}
