// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Durations in buckets that are an eighth wide at most, and quantiles that err by no more than that. */
class LatencyBucketsTest {

    private final LatencyBuckets buckets = new LatencyBuckets();

    @Test
    void aBucketHoldsWhatLiesUpToItsUpperBoundAndNoMore() {
        for (int bucket = 0; bucket < LatencyBuckets.COUNT - 1; bucket++) {
            long upper = LatencyBuckets.upperNanos(bucket);
            assertThat(LatencyBuckets.bucketOf(upper)).as("%d ns", upper).isEqualTo(bucket);
            assertThat(LatencyBuckets.bucketOf(upper + 1))
                    .as("%d ns", upper + 1)
                    .isEqualTo(bucket + 1);
        }
    }

    @Test
    void aBucketIsAnEighthAsWideAsWhatItHoldsAtMost() {
        for (int bucket = 8; bucket < LatencyBuckets.COUNT; bucket++) {
            long lower = LatencyBuckets.upperNanos(bucket - 1) + 1;
            assertThat(LatencyBuckets.upperNanos(bucket) + 1 - lower).isLessThanOrEqualTo(lower / 8);
        }
    }

    @Test
    void whatIsNegativeOrForEverHasAPlace() {
        assertThat(LatencyBuckets.bucketOf(-1)).isZero();
        assertThat(LatencyBuckets.bucketOf(Long.MAX_VALUE)).isEqualTo(LatencyBuckets.COUNT - 1);
    }

    @Test
    void quantilesAreThoseOfTheDataToABucket() {
        SplittableRandom random = new SplittableRandom(7);
        long[] data = new long[20_000];
        for (int i = 0; i < data.length; i++) {
            data[i] = (long) Math.exp(random.nextDouble(5, 20));
            buckets.add(data[i]);
        }
        Arrays.sort(data);
        Latencies all = buckets.sums();
        for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
            long exact = data[(int) Math.ceil(share * data.length) - 1];
            assertThat(LatencyBuckets.bucketOf(all.quantileNanos(share))).isEqualTo(LatencyBuckets.bucketOf(exact));
        }
    }

    @Test
    void aDifferenceHoldsOnlyWhatCameSince() {
        buckets.add(1_000_000);
        Latencies earlier = buckets.sums();
        buckets.add(5_000);
        Latencies since = buckets.sums().since(earlier);
        assertThat(since.total()).isEqualTo(1);
        assertThat(since.quantileNanos(0.99)).isBetween(5_000L, 5_700L);
        assertThat(earlier.since(earlier).quantileNanos(0.5)).isEqualTo(-1);
    }

    @Test
    void tellsHowManyTookNoLongerThanThisOrAnEighthMore() {
        LatencyBuckets buckets = new LatencyBuckets();
        long within = 300_000_000;
        buckets.add(within / 2);
        buckets.add(within);
        buckets.add(within + within / 8 + 1);
        buckets.add(10 * within);
        assertThat(buckets.sums().within(within)).isEqualTo(2);
    }
}
