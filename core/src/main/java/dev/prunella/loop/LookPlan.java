// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

/**
 * When one side is looked at next.
 *
 * @param inFlight a look was started and has not ended
 * @param dueNanos when the next one may begin
 * @param closeLooks how many were taken since something was noticed: the pace slows with them
 */
public record LookPlan(boolean inFlight, long dueNanos, int closeLooks) {

    LookPlan begun() {
        return new LookPlan(true, dueNanos, closeLooks);
    }

    LookPlan ended() {
        return new LookPlan(false, dueNanos, closeLooks);
    }

    LookPlan dueAt(long nanos) {
        return new LookPlan(inFlight, nanos, closeLooks);
    }

    LookPlan dueBy(long nanos) {
        return nanos - dueNanos < 0 ? dueAt(nanos) : this;
    }

    /** The pace begins anew at its closest. */
    LookPlan atFullPace() {
        return new LookPlan(inFlight, dueNanos, 0);
    }

    LookPlan closer() {
        return new LookPlan(inFlight, dueNanos, closeLooks + 1);
    }

    LookPlan dueAtOnce(long nowNanos) {
        return new LookPlan(inFlight, nowNanos, 0);
    }

    boolean mayBegin(long nowNanos) {
        return !inFlight && nowNanos - dueNanos >= 0;
    }
}
