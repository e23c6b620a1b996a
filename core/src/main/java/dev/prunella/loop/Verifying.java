// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.detect.Look;
import dev.prunella.detect.Side;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.verify.PassesInARow;
import dev.prunella.verify.Verdict;

/**
 * The action has ended; whether it healed is measured through the path that failed.
 *
 * @param plan what was done
 * @param attempt the run
 * @param permit the governor's, held until the verdict
 * @param ran in which time it was done
 * @param detail what the remediation says that it did
 * @param progress looks so far
 * @param untilNanos when the verdict is inconclusive
 */
public record Verifying(
        Plan plan, Attempt attempt, long permit, Attempt.Ran ran, String detail, PassesInARow progress, long untilNanos)
        implements Phase {

    @Override
    public String describe() {
        return "verifying " + attempt.remediation();
    }

    @Override
    public Pace pace() {
        return Pace.VERIFY;
    }

    @Override
    public Long wakeNanos(Draft draft) {
        return untilNanos;
    }

    @Override
    public void replaced(Draft draft) {
        PassesInARow anew = PassesInARow.begin(progress.rules());
        draft.enter(new Verifying(plan, attempt, permit, ran, detail, anew, untilNanos));
    }

    @Override
    public void looked(Draft draft, Side side) {
        Look look = draft.inside.last();
        if (side != Side.INSIDE || look == null) {
            return;
        }
        PassesInARow more = progress.plus(look.reading());
        Verdict verdict = more.verdict();
        if (verdict == null) {
            draft.enter(new Verifying(plan, attempt, permit, ran, detail, more, untilNanos));
        } else {
            judge(draft, verdict, detail, "inside " + draft.inside);
        }
    }

    @Override
    public void tick(Draft draft) {
        if (draft.now - untilNanos >= 0) {
            judge(
                    draft,
                    Verdict.INCONCLUSIVE,
                    detail,
                    "no " + progress.rules().passes() + " looks in a row agreed in time");
        }
    }

    @Override
    public void harmed(Draft draft, Reason harm) {
        judge(draft, Verdict.WORSE, harm.text(), harm.text());
    }

    @Override
    public void retire(Draft draft, Reason why) {
        Course.ended(draft, attempt, permit, Attempt.End.UNKNOWN, why.text(), ran);
    }

    private void judge(Draft draft, Verdict verdict, String said, String seen) {
        draft.tell(new HealingEvent.Verified(draft.target.name(), attempt.incident(), verdict, seen));
        if (verdict == Verdict.HEALED) {
            Course.ended(draft, attempt, permit, Attempt.End.HEALED, said, ran);
            draft.enter(new Stabilising(draft.now + draft.policy.stabilisation().toNanos()));
        } else {
            Attempt.End end = verdict == Verdict.WORSE ? Attempt.End.WORSE : Attempt.End.INEFFECTIVE;
            Undo.attemptOver(draft, plan, attempt, permit, end, said, ran);
        }
    }
}
