// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

/** Durations by bucket of {@link LatencyBuckets}: all that there ever were, or those between two moments. */
final class Latencies {

    private final long[] counts;
    private final long total;

    /** Keeps the array. */
    Latencies(long[] counts) {
        this.counts = counts;
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        total = sum;
    }

    /** Those that came since. */
    Latencies since(Latencies earlier) {
        long[] difference = new long[counts.length];
        for (int i = 0; i < counts.length; i++) {
            difference[i] = counts[i] - earlier.counts[i];
        }
        return new Latencies(difference);
    }

    /** How many. */
    long total() {
        return total;
    }

    /** How many took no longer than this, or not longer than the bucket that this lies in. */
    long within(long nanos) {
        long sum = 0;
        for (int bucket = 0; bucket <= LatencyBuckets.bucketOf(nanos); bucket++) {
            sum += counts[bucket];
        }
        return sum;
    }

    /** An upper bound, an eighth too long at most, of the duration below which this share of them lies; −1 if there are none. */
    long quantileNanos(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * total));
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= rank) {
                return LatencyBuckets.upperNanos(bucket);
            }
        }
        return -1;
    }
}
