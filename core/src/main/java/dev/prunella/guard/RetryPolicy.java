// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.time.Span;
import java.time.Duration;

/**
 * How often and when a failed idempotent call is made again. Waits are spread by decorrelated jitter (Brooker, "Exponential Backoff
 * and Jitter", 2015): each lies between the base and three times the one before, at most the cap. The budget keeps retries from
 * feeding an overload: within the breaker's window they are at most a share of the successes, and a few for a start.
 *
 * @param attempts in all, the first one included, 1 to 10, default 3; 1 for no retry
 * @param base the shortest wait, at least 1 ms, default 20 ms
 * @param cap the longest wait, at least the base, default 1 s
 * @param budgetShare of the successes within the window, 0 to 1, default 0.1
 * @param budgetFloor retries that are allowed within the window whatever succeeded, 0 or more, default 3
 */
public record RetryPolicy(int attempts, Duration base, Duration cap, double budgetShare, int budgetFloor) {

    private static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofMillis(20), Duration.ofSeconds(1), 0.1, 3);

    /** Checks the numbers. */
    public RetryPolicy {
        check(attempts >= 1 && attempts <= 10, "attempts", "1 to 10", attempts);
        check(base.compareTo(Duration.ofMillis(1)) >= 0, "base", "at least 1 ms", base);
        check(cap.compareTo(base) >= 0, "cap", "at least the base", cap);
        Span.positive("retry", "cap", cap);
        check(budgetShare >= 0 && budgetShare <= 1, "budgetShare", "0 to 1", budgetShare);
        check(budgetFloor >= 0, "budgetFloor", "0 or more", budgetFloor);
    }

    /** Three attempts, waits of 20 ms to 1 s, at most a tenth of the successes. */
    public static RetryPolicy ofDefaults() {
        return DEFAULT;
    }

    /** This many attempts in all. */
    public RetryPolicy attempts(int count) {
        return new RetryPolicy(count, base, cap, budgetShare, budgetFloor);
    }

    /** Waits between these. */
    public RetryPolicy waits(Duration shortest, Duration longest) {
        return new RetryPolicy(attempts, shortest, longest, budgetShare, budgetFloor);
    }

    /** At most this share of the successes within the window, and {@code floor} whatever succeeded. */
    public RetryPolicy budget(double share, int floor) {
        return new RetryPolicy(attempts, base, cap, share, floor);
    }

    /**
     * The wait before the next attempt.
     *
     * @param lastNanos the wait before; zero for the first
     * @param draw any 64 random bits
     */
    long waitNanos(long lastNanos, long draw) {
        double unit = (draw >>> 11) * 0x1.0p-53;
        double low = (double) base.toNanos();
        double high = Math.max(low, Math.min(3.0 * Math.max(low, (double) lastNanos), (double) cap.toNanos()));
        return (long) (low + unit * (high - low));
    }

    private static void check(boolean ok, String property, String expected, Object value) {
        if (!ok) {
            throw new IllegalArgumentException("retry: %s must be %s, got %s".formatted(property, expected, value));
        }
    }
}
