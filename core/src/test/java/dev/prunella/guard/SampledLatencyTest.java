// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Quantiles of the calls whose time is taken, one in 32, are those of all calls: the rank that each is asked for lies within what its
 * bucket covers, or within a bucket or three standard errors of a sample of that size beside it.
 */
class SampledLatencyTest {

    private static final int CALLS = 400_000;
    private static final double[] SHARES = {0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999};

    /** How long calls take, in nanoseconds. */
    enum Traffic {
        LOG_NORMAL {
            @Override
            LongUnaryOperator durations(SplittableRandom random) {
                return call -> (long) (2_000_000 * Math.exp(0.8 * gauss(random)));
            }
        },
        CACHE_AND_DATABASE {
            @Override
            LongUnaryOperator durations(SplittableRandom random) {
                return call -> {
                    double median = random.nextDouble() < 0.8 ? 90_000 : 12_000_000;
                    return (long) (median * Math.exp(0.2 * gauss(random)));
                };
            }
        },
        HEAVY_TAIL {
            @Override
            LongUnaryOperator durations(SplittableRandom random) {
                return call -> (long) (500_000 * Math.pow(1 - random.nextDouble(), -1 / 1.1));
            }
        },
        EACH_TENTH_IS_SLOW {
            @Override
            LongUnaryOperator durations(SplittableRandom random) {
                return each(10, random);
            }
        },
        EACH_SIXTEENTH_IS_SLOW {
            @Override
            LongUnaryOperator durations(SplittableRandom random) {
                return each(16, random);
            }
        },
        EACH_32ND_IS_SLOW {
            @Override
            LongUnaryOperator durations(SplittableRandom random) {
                return each(32, random);
            }
        },
        SLOWER_AND_SLOWER {
            @Override
            LongUnaryOperator durations(SplittableRandom random) {
                return call -> (long) (1_000_000 * Math.exp(3.0 * call / CALLS + 0.3 * gauss(random)));
            }
        };

        abstract LongUnaryOperator durations(SplittableRandom random);

        static LongUnaryOperator each(int period, SplittableRandom random) {
            return call -> (long) ((call % period == 0 ? 40_000_000 : 1_000_000) * Math.exp(0.1 * gauss(random)));
        }

        static double gauss(SplittableRandom random) {
            double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
            return radius * Math.cos(2 * Math.PI * random.nextDouble());
        }
    }

    @ParameterizedTest
    @EnumSource
    void quantilesAreThoseOfAllCalls(Traffic traffic) {
        for (int seed = 1; seed <= 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Stripes stripes = new Stripes(2, random::nextLong);
            int row = stripes.row();
            assertThat(errors(traffic.durations(random), call -> stripes.sampled(row)))
                    .as("%s, seed %d", traffic, seed)
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EACH_SIXTEENTH_IS_SLOW", "EACH_32ND_IS_SLOW"})
    void thoseOfEach32ndCallWouldNotBe(Traffic traffic) {
        assertThat(errors(traffic.durations(new SplittableRandom(1)), call -> call % 32 == 0))
                .isPositive();
    }

    private static int errors(LongUnaryOperator durations, IntPredicate sampled) {
        LatencyBuckets buckets = new LatencyBuckets();
        long[] all = new long[CALLS];
        for (int call = 0; call < CALLS; call++) {
            all[call] = durations.applyAsLong(call);
            if (sampled.test(call)) {
                buckets.add(all[call]);
            }
        }
        Arrays.sort(all);
        Latencies estimated = buckets.sums();
        int errors = 0;
        for (double share : SHARES) {
            errors += isWithin(all, share, estimated) ? 0 : 1;
        }
        return errors;
    }

    private static boolean isWithin(long[] sorted, double share, Latencies estimated) {
        int bucket = LatencyBuckets.bucketOf(estimated.quantileNanos(share));
        long exact = sorted[(int) Math.ceil(share * sorted.length) - 1];
        double error = 3 * Math.sqrt(share * (1 - share) / estimated.total());
        double least = bucket == 0 ? 0 : rank(sorted, LatencyBuckets.upperNanos(bucket - 1));
        double most = rank(sorted, LatencyBuckets.upperNanos(bucket));
        boolean beside = Math.abs(bucket - LatencyBuckets.bucketOf(exact)) <= 1;
        return beside || (least - error <= share && share <= most + error);
    }

    /** The share of all that are no longer than this. */
    private static double rank(long[] sorted, long nanos) {
        int at = Arrays.binarySearch(sorted, nanos + 1);
        int first = at < 0 ? -at - 1 : at;
        while (first > 0 && sorted[first - 1] > nanos) {
            first--;
        }
        return (double) first / sorted.length;
    }
}
