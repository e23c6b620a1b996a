// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.time.Duration;

/**
 * A moment on the monotonic clock by which something must be done.
 *
 * @param atNanos the moment; meaningful only against {@link HealingClock#nanoTime()} of the same process
 */
public record Deadline(long atNanos) {

    /** The moment that lies {@code delay} after {@code nowNanos}. */
    public static Deadline in(Duration delay, long nowNanos) {
        return new Deadline(nowNanos + delay.toNanos());
    }

    /** Whether the moment has come. */
    public boolean passed(long nowNanos) {
        return nowNanos - atNanos >= 0;
    }

    /** How long it still is, never negative. */
    public Duration remaining(long nowNanos) {
        return Duration.ofNanos(Math.max(0, atNanos - nowNanos));
    }
}
