// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.time.Randomness;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Counters that only grow, spread so that threads seldom meet: one row of 128 bytes a stripe, with a free row before the first and
 * after the last, so that nobody else's reads share a line with the writes. A thread belongs to one stripe by its id. An add is one
 * atomic instruction; a sum is not of one moment across stripes, but each add falls into exactly one difference of two sums.
 */
final class Stripes {

    /** Calls that gave a result. */
    static final int OK = 0;
    /** Calls that failed. */
    static final int FAILED = 1;
    /** Calls whose exceptions say nothing against what is behind. */
    static final int IGNORED = 2;
    /** Calls for which there was no room behind the guard. */
    static final int REJECTED = 3;
    /** Calls that took longer than they may; each is counted by its outcome too. */
    static final int SLOW = 4;
    /** Calls that failed and had begun under another state of the breaker. */
    static final int LATE = 5;
    /** Calls that were made again; counted by {@link #addTo} alone. */
    static final int RETRIED = 6;
    /** Not let through by the breaker. */
    static final int OPENED = 7;
    /** Not let through by the limit. */
    static final int LIMITED = 8;
    /** Not let through by the throttle. */
    static final int THROTTLED = 9;

    private static final int TICK = 10;
    private static final int ROW = 16;
    private static final int MOST = 64;
    private static final int FEWEST = 8;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
    /** One in 32. */
    private static final int SAMPLED_BITS = 5;

    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] cells;
    private final int shift;

    Stripes(int processors, Randomness randomness) {
        int stripes = FEWEST;
        while (stripes < MOST && stripes < 2 * processors) {
            stripes *= 2;
        }
        cells = new long[ROW * (stripes + 2)];
        shift = Integer.numberOfLeadingZeros(stripes) + 1;
        for (int row = 1; row <= stripes; row++) {
            cells[row * ROW + TICK] = randomness.nextLong();
        }
    }

    /** Where the counters of the calling thread begin. */
    int row() {
        int spread = (int) Thread.currentThread().getId() * (int) (GOLDEN_RATIO >>> 32);
        return ((spread >>> shift) + 1) * ROW;
    }

    void add(int row, int slot) {
        CELL.getAndAdd(cells, row + slot, 1L);
    }

    void add(int slot) {
        add(row(), slot);
    }

    /** Adds to a slot that nothing else adds to, if its sum is still this. */
    boolean addTo(long sum, int slot) {
        return CELL.compareAndSet(cells, ROW + slot, sum, sum + 1);
    }

    /**
     * Whether this call is one whose time is taken: one in 32, spread evenly over any rhythm of calls (a Weyl sequence: multiples of the
     * golden ratio). Advanced when a call begins; a race loses a step, which hurts nobody.
     */
    boolean sampled(int row) {
        long tick = (long) CELL.getOpaque(cells, row + TICK) + GOLDEN_RATIO;
        CELL.setOpaque(cells, row + TICK, tick);
        return tick >>> (Long.SIZE - SAMPLED_BITS) == 0;
    }

    long sum(int slot) {
        long sum = 0;
        for (int at = ROW + slot; at < cells.length - ROW; at += ROW) {
            sum += (long) CELL.getOpaque(cells, at);
        }
        return sum;
    }
}
