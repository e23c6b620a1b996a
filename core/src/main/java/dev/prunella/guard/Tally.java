// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.util.concurrent.atomic.LongAdder;

/**
 * What speaks against what is behind, of the calls since the breaker was last closed. A new one is begun with each closing, so a call
 * that began before counts in another one, however late it ends and whatever is decided meanwhile. Safe for use by several threads.
 */
final class Tally {

    private final LongAdder failed = new LongAdder();
    private final LongAdder rejected = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final Counts from;

    /** Begins with what the counters hold now. */
    Tally(Stripes stripes, long nowNanos) {
        from = new Counts(stripes.sum(Stripes.OK), 0, 0, 0, stripes.sum(Stripes.RETRIED), nowNanos);
    }

    void failed(boolean forLackOfRoom) {
        if (forLackOfRoom) {
            rejected.increment();
        }
        failed.increment();
    }

    void slow() {
        slow.increment();
    }

    /** Where it began. */
    Counts from() {
        return from;
    }

    /** Calls that failed, rejections included. */
    long failures() {
        return failed.sum();
    }

    /** What was counted up to now: its own, and all that passed or were made again. */
    Counts upTo(Stripes stripes, long nowNanos) {
        return new Counts(
                stripes.sum(Stripes.OK),
                failed.sum(),
                rejected.sum(),
                slow.sum(),
                stripes.sum(Stripes.RETRIED),
                nowNanos);
    }
}
