// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import dev.prunella.time.Span;
import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;

/**
 * How long to wait between attempts at one target: nothing before the first, then base, base x factor, and so on up to the cap,
 * each spread by the jitter.
 *
 * @param base before the second attempt, at least 10 ms, default 1 s
 * @param factor at least 1, default 2
 * @param cap at least the base, default 60 s
 * @param jitter share by which a delay is spread to both sides, 0 to 0.99, default 0.2
 * @param resetAfter health without a gap after which the count starts anew, default 10 min
 */
public record BackoffPolicy(Duration base, double factor, Duration cap, double jitter, Duration resetAfter) {

    /** The interval function steps through all that come before; the cap is long reached by then. */
    private static final int MOST_STEPS = 1_000;

    private static final BackoffPolicy DEFAULT =
            new BackoffPolicy(Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 0.2, Duration.ofMinutes(10));

    /** Checks the numbers. */
    public BackoffPolicy {
        check(base.compareTo(Duration.ofMillis(10)) >= 0, "base", "at least 10 ms", base);
        check(factor >= 1 && factor <= 100, "factor", "1 to 100", factor);
        check(cap.compareTo(base) >= 0, "cap", "at least the base", cap);
        check(jitter >= 0 && jitter < 1, "jitter", "0 to 0.99", jitter);
        Span.positive("backoff", "cap", cap);
        Span.notNegative("backoff", "resetAfter", resetAfter);
    }

    /** 1 s, doubled up to 60 s, spread by 20 %, reset after 10 min of health. */
    public static BackoffPolicy ofDefaults() {
        return DEFAULT;
    }

    /**
     * The delay before an attempt.
     *
     * @param attempt counted from 1 since the last reset
     * @param draw any 64 random bits: chooses the point within the jitter
     */
    public Duration delayBefore(int attempt, long draw) {
        if (attempt < 2) {
            return Duration.ZERO;
        }
        long millis = IntervalFunction.ofExponentialBackoff(base.toMillis(), factor, cap.toMillis())
                .apply(Math.min(attempt - 1, MOST_STEPS));
        double unit = (draw >>> 11) * 0x1.0p-53;
        return Duration.ofNanos((long) (millis * 1_000_000.0 * (1 + jitter * (2 * unit - 1))));
    }

    private static void check(boolean ok, String property, String expected, Object value) {
        if (!ok) {
            throw new IllegalArgumentException("backoff: %s must be %s, got %s".formatted(property, expected, value));
        }
    }
}
