// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Knows what is usual for one kind of wait, and so what is far too slow: ten times the 99th percentile, and never less than a
 * floor. Counts in buckets of powers of two; every 1,024 values the limit is drawn anew and the counts are halved, so that it
 * follows slow change. Once there is a limit one value in four is counted, by chance, since a fixed step could always meet the same
 * statement of a loop. Safe for several threads; figures may be off by a few counts.
 */
final class LatencyHistory {

    private static final int BUCKETS = 64;
    private static final int ROUND = 1_024;
    private static final int MULTIPLE = 10;

    private final AtomicIntegerArray counts = new AtomicIntegerArray(BUCKETS);
    private final AtomicInteger inRound = new AtomicInteger();
    private final long floorNanos;
    private volatile long limitNanos = Long.MAX_VALUE;

    /** Marsaglia's xorshift; written without care by many threads, which makes it no less a matter of chance. */
    private int chance = 1;

    LatencyHistory(Duration floor) {
        floorNanos = floor.toNanos();
    }

    /** What is far longer than usual; {@code unknownNanos} before the first full round. */
    long limitNanos(long unknownNanos) {
        long drawn = limitNanos;
        return drawn == Long.MAX_VALUE ? unknownNanos : drawn;
    }

    /** Adds a value; true if it is far longer than usual. Before the first full round nothing is. */
    boolean add(long nanos) {
        long limit = limitNanos;
        if (limit == Long.MAX_VALUE || drawn()) {
            count(nanos);
        }
        return nanos > limit;
    }

    private boolean drawn() {
        int next = chance;
        next ^= next << 13;
        next ^= next >>> 17;
        next ^= next << 5;
        chance = next;
        return (next & 3) == 0;
    }

    private void count(long nanos) {
        counts.incrementAndGet(bucket(nanos));
        if (inRound.incrementAndGet() == ROUND) {
            drawLimit();
            inRound.set(0);
        }
    }

    private void drawLimit() {
        int total = 0;
        for (int i = 0; i < BUCKETS; i++) {
            total += counts.get(i);
        }
        int below = 0;
        int bucket = 0;
        while (bucket < BUCKETS - 1 && (below += counts.get(bucket)) < total * 0.99) {
            bucket++;
        }
        limitNanos = Math.max(floorNanos, upperBound(bucket) * MULTIPLE);
        for (int i = 0; i < BUCKETS; i++) {
            counts.updateAndGet(i, count -> count / 2);
        }
    }

    private static int bucket(long nanos) {
        return nanos <= 0 ? 0 : 64 - Long.numberOfLeadingZeros(nanos) - 1;
    }

    private static long upperBound(int bucket) {
        return bucket >= 58 ? Long.MAX_VALUE / MULTIPLE : 1L << (bucket + 1);
    }
}
