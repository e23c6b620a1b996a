// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A histogram of durations that only grows: eight buckets of 128 ns, then eight to each doubling, so that a bucket is at most an eighth
 * as wide as what it holds is long; the last one holds all of 20 min and more.
 */
final class LatencyBuckets {

    static final int COUNT = 256;

    private static final int UNIT_BITS = 7;
    private static final int SUB_BITS = 3;
    private static final int SUBS = 1 << SUB_BITS;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] counts = new long[COUNT];

    void add(long nanos) {
        CELL.getAndAdd(counts, bucketOf(nanos), 1L);
    }

    /** What was ever added, bucket by bucket. */
    Latencies sums() {
        long[] sums = new long[COUNT];
        for (int bucket = 0; bucket < COUNT; bucket++) {
            sums[bucket] = (long) CELL.getOpaque(counts, bucket);
        }
        return new Latencies(sums);
    }

    static int bucketOf(long nanos) {
        long units = Math.max(0, nanos) >>> UNIT_BITS;
        if (units < SUBS) {
            return (int) units;
        }
        int doubling = Long.SIZE - 1 - Long.numberOfLeadingZeros(units) - SUB_BITS;
        int sub = (int) (units >>> doubling) & (SUBS - 1);
        return Math.min(COUNT - 1, SUBS + doubling * SUBS + sub);
    }

    /** The longest duration that a bucket holds. */
    static long upperNanos(int bucket) {
        if (bucket < SUBS) {
            return ((bucket + 1L) << UNIT_BITS) - 1;
        }
        int doubling = (bucket - SUBS) / SUBS;
        long units = (long) (SUBS + (bucket & (SUBS - 1)) + 1) << doubling;
        return (units << UNIT_BITS) - 1;
    }
}
