// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.time.Duration;

/**
 * When a leak is told. Three leaked connections of a pool that goes on leaking are one, fewer in a small pool; a single one is when
 * the end is near. Where leaked connections may be evicted it is worth one of the few starts that the budget has only when half the
 * pool is gone or exhaustion is about to come: the later, the more time each eviction buys.
 *
 * @param size of the pool
 * @param evicts whether what has leaked may be evicted
 */
record LeakRule(int size, boolean evicts) {

    private static final int MANY = 3;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AT_ONCE = Duration.ofSeconds(30);
    private static final int HOLDS_WITHOUT_PLACE = 2;
    private static final int GAPS_WITHOUT_PLACE = 3;

    /**
     * Whether to tell.
     *
     * @param leaked how many of the pool's connections have leaked
     * @param placeKnown whether it is known where one of them was borrowed, or soon will be known no better
     * @param sample the newest one
     */
    boolean due(int leaked, boolean placeKnown, LeakSample sample) {
        if (leaked == 0 || (sample.trend() == null && sample.growth() == null)) {
            return false;
        }
        boolean soon = exhaustedWithin(SOON, sample);
        boolean many = leaked >= enough() && placeKnown;
        boolean worthIt = leaked * 2 >= size || exhaustedWithin(AT_ONCE, sample);
        return (many || soon) && (!evicts || worthIt);
    }

    /** By the pace of the leak, or since the use of the pool foretells it. */
    private static boolean exhaustedWithin(Duration time, LeakSample sample) {
        LeakTrend trend = sample.trend();
        return sample.growth() != null || (trend != null && trend.exhaustedWithin(time, sample.atNanos()));
    }

    /** How many leaked connections are a leak for certain: three, or about a third of a small pool. */
    int enough() {
        return Math.min(MANY, size / MANY + 1);
    }

    /** How long to wait for one more to leak and be found, so that its place can be told. */
    static long waitForPlaceNanos(LeakTrend trend, Duration tooLong) {
        return HOLDS_WITHOUT_PLACE * tooLong.toNanos() + GAPS_WITHOUT_PLACE * trend.gapNanos();
    }
}
