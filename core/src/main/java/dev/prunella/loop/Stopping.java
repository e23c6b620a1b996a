// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationResult;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.verify.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The remediation does harm and is interrupted; nothing is taken back while it may still run.
 *
 * @param plan what is done
 * @param attempt the run
 * @param permit the governor's
 * @param sinceNanos when it was started
 * @param harm what got worse
 */
record Stopping(Plan plan, Attempt attempt, long permit, long sinceNanos, Reason harm) implements Phase {

    @Override
    public String describe() {
        return "interrupting " + attempt.remediation();
    }

    @Override
    public Pace pace() {
        return Pace.NONE;
    }

    @Override
    public void returned(Draft draft, String attemptKey, @Nullable RemediationResult result) {
        if (attempt.key().equals(attemptKey)) {
            draft.tell(new HealingEvent.Verified(draft.target.name(), attempt.incident(), Verdict.WORSE, harm.text()));
            Undo.attemptOver(draft, plan, attempt, permit, Attempt.End.WORSE, harm.text(), ran(draft));
        }
    }

    /** It still runs, so nobody may work against it. */
    @Override
    public void abandoned(Draft draft, String attemptKey) {
        if (attempt.key().equals(attemptKey)) {
            draft.stuckAttempts++;
            String detail = harm.text() + "; ignored its interrupt and still runs";
            Course.attemptOver(draft, attempt, permit, Attempt.End.ABANDONED, detail, ran(draft));
            Undo.stop(draft, Undo.worse(attempt.remediation(), harm.text(), "it still runs, so nothing takes it back"));
        }
    }

    @Override
    public void calledOff(Draft draft, String attemptKey) {
        if (attempt.key().equals(attemptKey)) {
            draft.episode = draft.open().notStarted();
            Course.attemptOver(draft, attempt, permit, Attempt.End.NOT_STARTED, harm.text(), null);
        }
    }

    @Override
    public void retire(Draft draft, Reason why) {
        Course.ended(draft, attempt, permit, Attempt.End.UNKNOWN, why.text(), ran(draft));
    }

    private Attempt.Ran ran(Draft draft) {
        return new Attempt.Ran(sinceNanos, draft.now);
    }
}
