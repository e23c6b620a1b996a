// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationResult;
import dev.prunella.model.Reason;
import dev.prunella.verify.PassesInARow;
import org.jspecify.annotations.Nullable;

/**
 * The remediation runs. It is not looked at from the inside meanwhile: what is seen during an action proves nothing.
 *
 * @param plan what is done
 * @param attempt the run
 * @param permit the governor's
 * @param sinceNanos when it was started
 */
public record Acting(Plan plan, Attempt attempt, long permit, long sinceNanos) implements Phase {

    @Override
    public String describe() {
        return "acting: " + attempt.remediation();
    }

    @Override
    public Pace pace() {
        return Pace.NONE;
    }

    @Override
    public void returned(Draft draft, String attemptKey, @Nullable RemediationResult result) {
        if (!attempt.key().equals(attemptKey)) {
            return;
        }
        if (result instanceof RemediationResult.Done done) {
            verify(draft, done.detail());
        } else if (result instanceof RemediationResult.AlreadyDone already) {
            verify(draft, already.detail());
        } else if (result instanceof RemediationResult.Failed failed) {
            undo(draft, Attempt.End.FAILED, failed.reason().text());
        } else {
            undo(
                    draft,
                    Attempt.End.TIMED_OUT,
                    "interrupted after " + plan.step().deadline());
        }
    }

    @Override
    public void abandoned(Draft draft, String attemptKey) {
        if (attempt.key().equals(attemptKey)) {
            draft.stuckAttempts++;
            over(draft, Attempt.End.ABANDONED, "ignored its interrupt and still runs", ran(draft));
        }
    }

    @Override
    public void calledOff(Draft draft, String attemptKey) {
        if (attempt.key().equals(attemptKey)) {
            draft.episode = draft.open().notStarted();
            over(draft, Attempt.End.NOT_STARTED, "no worker was free", null);
        }
    }

    @Override
    public void harmed(Draft draft, Reason harm) {
        draft.emit(new Effect.Interrupt(attempt.key()));
        draft.enter(new Stopping(plan, attempt, permit, sinceNanos, harm));
    }

    @Override
    public void retire(Draft draft, Reason why) {
        Course.ended(draft, attempt, permit, Attempt.End.UNKNOWN, why.text(), ran(draft));
    }

    private void verify(Draft draft, String detail) {
        draft.forgetEvidence();
        draft.lookAtOnce();
        long until = draft.now + plan.step().verification().patience().toNanos();
        draft.enter(new Verifying(
                plan,
                attempt,
                permit,
                ran(draft),
                detail,
                PassesInARow.begin(plan.step().verification()),
                until));
    }

    private void undo(Draft draft, Attempt.End end, String detail) {
        Undo.attemptOver(draft, plan, attempt, permit, end, detail, ran(draft));
    }

    private void over(Draft draft, Attempt.End end, String detail, Attempt.@Nullable Ran ran) {
        Course.attemptOver(draft, attempt, permit, end, detail, ran);
    }

    private Attempt.Ran ran(Draft draft) {
        return new Attempt.Ran(sinceNanos, draft.now);
    }
}
