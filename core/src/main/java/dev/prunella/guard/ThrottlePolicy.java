// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.time.Span;
import java.time.Duration;

/**
 * How many calls each client may make.
 *
 * @param calls within each {@code span}, 1 to 1,000,000
 * @param span at least 1 ms
 * @param burst calls that may come at once after a pause, 1 or more
 * @param clients that are remembered, 1 to 1,000,000; beyond that those are forgotten that call rarely
 */
public record ThrottlePolicy(int calls, Duration span, int burst, int clients) {

    private static final int DEFAULT_CLIENTS = 10_000;

    /** Checks the numbers. */
    public ThrottlePolicy {
        check(calls >= 1 && calls <= 1_000_000, "calls", "1 to 1000000", calls);
        check(span.compareTo(Duration.ofMillis(1)) >= 0, "span", "at least 1 ms", span);
        Span.positive("throttle", "span", span);
        check(span.compareTo(Duration.ofDays(1)) <= 0, "span", "at most a day", span);
        check(burst >= 1 && burst <= 1_000_000, "burst", "1 to 1000000", burst);
        check(clients >= 1 && clients <= 1_000_000, "clients", "1 to 1000000", clients);
    }

    /** This many calls a second and client, all of which may come at once; 10,000 clients are remembered. */
    public static ThrottlePolicy perSecond(int calls) {
        return new ThrottlePolicy(calls, Duration.ofSeconds(1), calls, DEFAULT_CLIENTS);
    }

    /** After a pause this many calls may come at once. */
    public ThrottlePolicy burst(int value) {
        return new ThrottlePolicy(calls, span, value, clients);
    }

    /** Remembers this many clients. */
    public ThrottlePolicy remembering(int value) {
        return new ThrottlePolicy(calls, span, burst, value);
    }

    private static void check(boolean ok, String property, String expected, Object value) {
        if (!ok) {
            throw new IllegalArgumentException("throttle: %s must be %s, got %s".formatted(property, expected, value));
        }
    }
}
