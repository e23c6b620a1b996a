// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.detect.Side;
import dev.prunella.verify.Verification;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Detect: when each side is looked at, by the pace of the phase. The outside is looked at once when supervision begins, so that a
 * path that does not work is known before it is needed, and then only once something was noticed.
 */
final class Looking {

    /** Looks at the close pace before it begins to slow down: 3 s at 100 ms. */
    private static final int LOOKS_AT_FULL_PACE = 30;

    private static final int MOST_DOUBLINGS = 16;

    /** The outside of a target that is well, until something is noticed. */
    private static final long NOT_BEFORE_NOTICED = Duration.ofDays(365).toNanos();

    private Looking() {}

    /** A look ended: plans the next one of that side. */
    static void ended(Draft draft, Side side, boolean counts) {
        LookPlan plan = (side == Side.INSIDE ? draft.insidePlan : draft.outsidePlan).ended();
        boolean again = !counts && draft.phase.pace() != Phase.Pace.CALM;
        LookPlan next = again ? plan.dueAt(draft.now) : plan.closer().dueAt(draft.now + pause(draft, side, plan));
        if (side == Side.INSIDE) {
            draft.insidePlan = next;
        } else {
            draft.outsidePlan = next;
        }
    }

    /** A phase with a closer pace does not wait for looks that were planned at a wider one. */
    static void hurry(Draft draft) {
        draft.insidePlan = draft.insidePlan.dueBy(draft.now + pause(draft, Side.INSIDE, draft.insidePlan));
        draft.outsidePlan = draft.outsidePlan.dueBy(draft.now + pause(draft, Side.OUTSIDE, draft.outsidePlan));
    }

    /** Starts the looks that are due. */
    static void start(Draft draft) {
        if (draft.phase.pace() == Phase.Pace.NONE) {
            return;
        }
        if (draft.insidePlan.mayBegin(draft.now)) {
            draft.insidePlan = draft.insidePlan.begun();
            draft.emit(look(draft, Side.INSIDE, draft.target.probing().insideTimeout()));
        }
        if (draft.target.outside() != null && draft.outsidePlan.mayBegin(draft.now)) {
            draft.outsidePlan = draft.outsidePlan.begun();
            draft.emit(look(draft, Side.OUTSIDE, draft.target.probing().outsideTimeout()));
        }
    }

    /** The next moment at which something is due. */
    static void wake(Draft draft) {
        boolean looking = draft.phase.pace() != Phase.Pace.NONE;
        Long next = draft.phase.wakeNanos(draft);
        Long judging = Shadowing.wakeNanos(draft);
        if (judging != null) {
            next = earlier(next, judging);
        }
        if (looking && draft.settling != null && draft.settling.goesOn(draft.now)) {
            next = earlier(next, draft.settling.settledNanos());
        }
        if (looking && !draft.insidePlan.inFlight()) {
            next = earlier(next, draft.insidePlan.dueNanos());
        }
        if (looking && draft.target.outside() != null && !draft.outsidePlan.inFlight()) {
            next = earlier(next, draft.outsidePlan.dueNanos());
        }
        if (next != null) {
            draft.emit(new Effect.WakeAt(next));
        }
    }

    private static Effect look(Draft draft, Side side, Duration timeout) {
        return new Effect.StartLook(side, timeout, draft.generation);
    }

    private static Long earlier(@Nullable Long one, long other) {
        return one == null || other - one < 0 ? Long.valueOf(other) : one;
    }

    private static long pause(Draft draft, Side side, LookPlan plan) {
        return switch (draft.phase.pace()) {
            case CALM, NONE -> side == Side.INSIDE ? calmPause(draft) : NOT_BEFORE_NOTICED;
            case CLOSE -> closePause(draft, plan);
            case VERIFY -> side == Side.INSIDE ? verifyPause(draft) : closePause(draft, plan);
        };
    }

    /** A target that has never passed is looked at more often, so that its supervision begins soon. */
    private static long calmPause(Draft draft) {
        long period = draft.target.probing().period().toNanos();
        return draft.everPassed
                ? period
                : Math.min(period, draft.policy.slowestPace().toNanos());
    }

    private static long closePause(Draft draft, LookPlan plan) {
        int doublings = Math.min(MOST_DOUBLINGS, Math.max(0, plan.closeLooks() - LOOKS_AT_FULL_PACE));
        return Math.min(
                draft.policy.slowestPace().toNanos(),
                draft.policy.suspicionPace().toNanos() << doublings);
    }

    private static long verifyPause(Draft draft) {
        return draft.phase instanceof Verifying verifying
                ? verifying.progress().rules().apart().toNanos()
                : Verification.ofDefaults().apart().toNanos();
    }
}
