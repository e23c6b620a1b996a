// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.model.Reason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Which calls pass. Each change is one compare-and-set from the position that it was decided by, so of two that are decided at once one
 * wins, and what a person has set is never overruled. Safe for use by several threads, without a lock.
 */
final class Breaker {

    private static final VarHandle POSITION = handle();

    private final BreakerPolicy policy;
    private final boolean straight;
    private final Stripes stripes;
    private final Listener listener;

    private volatile Position position;

    /** Told of each change, once, by who made it. */
    @FunctionalInterface
    interface Listener {
        void moved(BreakerState from, Position to);
    }

    /** @param straight whether calls pass without a question while it is closed */
    Breaker(BreakerPolicy policy, boolean straight, Stripes stripes, Listener listener, long nowNanos) {
        this.policy = policy;
        this.straight = straight;
        this.stripes = stripes;
        this.listener = listener;
        position = new Position(
                BreakerState.CLOSED,
                straight,
                nowNanos,
                nowNanos,
                0,
                Reason.of("new", "it was just made"),
                new Tally(stripes, nowNanos),
                null);
    }

    Position position() {
        return position;
    }

    /** Opens from a closed or half-open one. {@code probed}: a probe will tell when it may let calls on trial, no need to wait. */
    boolean open(Position from, Reason why, boolean probed, long nowNanos) {
        boolean again = from.state() == BreakerState.HALF_OPEN;
        if (!again && from.state() != BreakerState.CLOSED) {
            return false;
        }
        int failedTrials = again ? from.failedTrials() + 1 : 0;
        boolean atOnce = probed && !again;
        long notBefore =
                atOnce ? nowNanos : nowNanos + policy.waitAfter(failedTrials).toNanos();
        return move(
                from,
                new Position(BreakerState.OPEN, false, nowNanos, notBefore, failedTrials, why, from.tally(), null));
    }

    /** Lets calls on trial, from an open one. */
    boolean halfOpen(Position from, Reason why, long nowNanos) {
        if (from.state() != BreakerState.OPEN) {
            return false;
        }
        Trials trials = new Trials(
                policy.trials(), policy.failureShare(), policy.trialLease().toNanos());
        int failed = from.failedTrials();
        return move(
                from,
                new Position(BreakerState.HALF_OPEN, false, nowNanos, nowNanos, failed, why, from.tally(), trials));
    }

    /** Closes a half-open one; what happened before is forgotten in the same step, or it would open it again. */
    boolean close(Position from, Reason why, long nowNanos) {
        if (from.state() != BreakerState.HALF_OPEN) {
            return false;
        }
        Tally anew = new Tally(stripes, nowNanos);
        return move(from, new Position(BreakerState.CLOSED, straight, nowNanos, nowNanos, 0, why, anew, null));
    }

    /** Sets it from any state, which is not told; with {@link BreakerState#CLOSED} automation goes on. */
    void set(BreakerState state, Reason why, long nowNanos) {
        Tally anew = new Tally(stripes, nowNanos);
        boolean passes = straight && (state == BreakerState.CLOSED || state == BreakerState.FORCED_CLOSED);
        position = new Position(state, passes, nowNanos, nowNanos, 0, why, anew, null);
    }

    private boolean move(Position from, Position to) {
        boolean moved = POSITION.compareAndSet(this, from, to);
        if (moved) {
            listener.moved(from.state(), to);
        }
        return moved;
    }

    private static VarHandle handle() {
        try {
            return MethodHandles.lookup().findVarHandle(Breaker.class, "position", Position.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
