// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.act.Compensation;
import dev.prunella.act.Remediation;
import dev.prunella.decide.Step;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * A compensation on its way: what is taken back, and by which run. The permit of the attempt is held until it has ended.
 *
 * @param plan what was done
 * @param end how that attempt ended
 * @param why what it said at its end
 * @param attempt the run that takes it back
 * @param permit the governor's
 * @param madeNanos when it was decided
 */
record Undo(Plan plan, Attempt.End end, String why, Attempt attempt, long permit, long madeNanos) {

    /** An attempt ended without health: what it began is taken back if it shall be, and a cure that hurts ends the runbook. */
    static void attemptOver(
            Draft draft, Plan plan, Attempt attempt, long permit, Attempt.End end, String detail, Attempt.Ran ran) {
        Compensation compensation = plan.step().remediation().compensation();
        if (compensation != null && calledFor(end)) {
            Course.tellEnd(draft, attempt, end, detail, ran);
            begin(draft, plan, attempt, permit, end, detail, compensation);
            return;
        }
        Course.attemptOver(draft, attempt, permit, end, detail, ran);
        if (end == Attempt.End.WORSE) {
            stop(draft, worse(attempt.remediation(), detail, "nothing takes it back"));
        }
    }

    private static boolean calledFor(Attempt.End end) {
        return end == Attempt.End.WORSE || end == Attempt.End.FAILED || end == Attempt.End.TIMED_OUT;
    }

    private static void begin(
            Draft draft,
            Plan plan,
            Attempt attempt,
            long permit,
            Attempt.End end,
            String detail,
            Compensation compensation) {
        Episode episode = draft.open();
        Attempt undoing = new Attempt(
                attempt.incident(),
                attempt.step(),
                episode.numbered() + 1,
                compensation.name(),
                draft.generation,
                Deadline.in(compensation.deadline(), draft.now),
                attempt.key());
        HealingEvent.Intended intended = new HealingEvent.Intended(
                draft.target.name(), attempt.incident(), undoing, episode.diagnosis(), episode.actor(), false);
        draft.episode = episode.numberedOne().noting(intended.what(), draft.now);
        draft.emit(new Effect.Intend(intended));
        draft.enter(new UndoArming(new Undo(plan, end, detail, undoing, permit, draft.now)));
    }

    boolean is(String attemptKey) {
        return attempt.key().equals(attemptKey);
    }

    /** The compensation as the runner takes it. */
    Step step() {
        Compensation compensation = plan.step().remediation().compensation();
        if (compensation == null) {
            throw new IllegalStateException(plan.step().remediation() + " has no compensation");
        }
        return Step.of(Remediation.named(compensation.name(), compensation.action()))
                .within(compensation.deadline());
    }

    /** It has ended and took back what was begun: the runbook goes on, unless the cure did harm. */
    void undone(Draft draft, String detail, Attempt.@Nullable Ran ran) {
        over(draft, Attempt.End.INEFFECTIVE, detail, ran);
        if (end == Attempt.End.WORSE) {
            stop(draft, worse(plan.step().remediation().name(), why, attempt.remediation() + " took it back"));
        } else {
            draft.enter(Holding.until(draft.now));
        }
    }

    /** It has ended and it is not known what is left of the attempt: no further step builds on that. */
    void failed(Draft draft, Attempt.End how, String detail, Attempt.@Nullable Ran ran) {
        over(draft, how, detail, ran);
        String sentence = "%s could not take %s back: %s".formatted(attempt.remediation(), remediation(), detail);
        stop(
                draft,
                end == Attempt.End.WORSE ? worse(remediation(), why, sentence) : new Reason("not-undone", sentence));
    }

    /** Without a record of it nothing may be done. */
    void unrecorded(Draft draft, String why) {
        draft.emit(new Effect.Release(permit, end));
        stop(
                draft,
                Reason.of(
                        "audit-unavailable",
                        "the intent of %s could not be recorded, so %s is not taken back: %s",
                        attempt.remediation(),
                        remediation(),
                        why));
    }

    /** Supervision ends. */
    void retire(Draft draft, Attempt.End how, String detail, Attempt.@Nullable Ran ran) {
        Course.tell(draft, attempt, how, detail, ran);
        draft.emit(new Effect.Release(permit, end));
    }

    private void over(Draft draft, Attempt.End how, String detail, Attempt.@Nullable Ran ran) {
        retire(draft, how, detail, ran);
        draft.forgetEvidence();
        draft.lookAtOnce();
    }

    private String remediation() {
        return plan.step().remediation().name();
    }

    static Reason worse(String remediation, String how, String afterwards) {
        return Reason.of("worse", "%s made it worse: %s; %s", remediation, how, afterwards);
    }

    static void stop(Draft draft, Reason reason) {
        Course.escalate(draft, reason);
        draft.enter(new Spent(reason));
    }
}
