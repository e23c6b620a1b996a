// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How fast a pool leaks and when it will be exhausted, by the moments at which the connections were borrowed that never came back.
 * The pace is the median of the slopes between all pairs of the newest of them (Theil 1950, Sen 1968), so that a few that came in a burst
 * or late do not matter.
 *
 * @param gapNanos from one leaked connection to the next
 * @param exhaustedNanos when the last place will be taken, on the monotonic clock
 * @param goesOn whether the newest one is no older than a leak at this pace would have it
 */
record LeakTrend(long gapNanos, long exhaustedNanos, boolean goesOn) {

    private static final int NEWEST = 16;
    private static final int BURST = 5;
    private static final int MISSED = 3;

    /**
     * The trend, if there is one.
     *
     * @param sinceNanos when the connections were borrowed
     * @param taken how many places of the pool are taken for long, at least as many
     * @param size how many it has
     * @param tooLongNanos after which time a connection counts
     * @return null for fewer than two, or if all came at about the same time
     */
    static @Nullable LeakTrend of(long[] sinceNanos, int taken, int size, long tooLongNanos, long nowNanos) {
        long[] ages = Arrays.stream(sinceNanos)
                .map(since -> nowNanos - since)
                .sorted()
                .limit(NEWEST)
                .toArray();
        if (ages.length < 2 || ages[ages.length - 1] - ages[0] < tooLongNanos / BURST) {
            return null;
        }
        long gap = medianSlope(ages);
        long exhausted = nowNanos - ages[0] + Math.max(0, size - taken) * gap;
        return new LeakTrend(gap, exhausted, ages[0] <= tooLongNanos + MISSED * gap);
    }

    private static long medianSlope(long[] ages) {
        long[] slopes = new long[ages.length * (ages.length - 1) / 2];
        int next = 0;
        for (int i = 0; i < ages.length; i++) {
            for (int j = i + 1; j < ages.length; j++) {
                slopes[next++] = (ages[j] - ages[i]) / (j - i);
            }
        }
        Arrays.sort(slopes);
        return slopes[slopes.length / 2];
    }

    /** How long until the pool is exhausted; zero if it should be by now. */
    Duration left(long nowNanos) {
        return Duration.ofNanos(Math.max(0, exhaustedNanos - nowNanos));
    }

    /** Whether the pool will be exhausted within this time. */
    boolean exhaustedWithin(Duration time, long nowNanos) {
        return goesOn && left(nowNanos).compareTo(time) < 0;
    }

    /** For people: {@code one every 2 s, exhausted in about 70 s}. */
    String describe(long nowNanos) {
        return goesOn
                ? "one every %s, exhausted in about %s"
                        .formatted(words(Duration.ofNanos(gapNanos)), words(left(nowNanos)))
                : "no more of late";
    }

    private static String words(Duration time) {
        double seconds = time.toMillis() / 1e3;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds).replace(".0 s", " s");
        }
        if (seconds < 180) {
            return Math.round(seconds) + " s";
        }
        return seconds < 3 * 3_600 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3_600) + " h";
    }
}
