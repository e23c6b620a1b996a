// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.time.Span;
import java.time.Duration;

/**
 * When a breaker opens by what becomes of calls, and how it closes again.
 *
 * @param window over which outcomes are counted, 1 s to 10 min, default 10 s; as long as it to 1/20 longer
 * @param minimumCalls within the window before it may open, 1 or more, default 20
 * @param failureShare of the calls in the window at which it opens, above 0 to 1, default 0.5
 * @param slowAfter how long a call may take until it counts as slow, 50 ms or more; zero, the default, for no bound
 * @param slowShare of the calls in the window at which it opens, above 0 to 1, default 0.8
 * @param trials calls that may be under way at once while it is half open, and that decide, 1 to 100, default 5
 * @param trialLease how long a trial call holds its place at most, default 30 s
 * @param firstWait how long it stays open where no probe can tell, and after trial calls failed; default 1 s, doubled each time up to {@code
 *     longestWait}
 * @param longestWait default 30 s
 * @param quietClose how long it is half open at most while probes pass and nobody calls, default 5 s
 */
public record BreakerPolicy(
        Duration window,
        int minimumCalls,
        double failureShare,
        Duration slowAfter,
        double slowShare,
        int trials,
        Duration trialLease,
        Duration firstWait,
        Duration longestWait,
        Duration quietClose) {

    private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(10);
    private static final Duration SHORTEST_SLOW = Duration.ofMillis(50);
    private static final BreakerPolicy DEFAULT = new BreakerPolicy(
            Duration.ofSeconds(10),
            20,
            0.5,
            Duration.ZERO,
            0.8,
            5,
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5));

    /** Checks the numbers. */
    public BreakerPolicy {
        check(between(window, SHORTEST_WINDOW, LONGEST_WINDOW), "window", "1 s to 10 min", window);
        check(minimumCalls >= 1, "minimumCalls", "at least 1", minimumCalls);
        check(failureShare > 0 && failureShare <= 1, "failureShare", "above 0 to 1", failureShare);
        boolean slowFits = slowAfter.isZero() || slowAfter.compareTo(SHORTEST_SLOW) >= 0;
        check(slowFits, "slowAfter", "zero or at least 50 ms", slowAfter);
        Span.notNegative("breaker", "slowAfter", slowAfter);
        check(slowShare > 0 && slowShare <= 1, "slowShare", "above 0 to 1", slowShare);
        check(trials >= 1 && trials <= 100, "trials", "1 to 100", trials);
        Span.positive("breaker", "trialLease", trialLease);
        Span.positive("breaker", "firstWait", firstWait);
        Span.positive("breaker", "longestWait", longestWait);
        check(longestWait.compareTo(firstWait) >= 0, "longestWait", "at least the first wait", longestWait);
        Span.positive("breaker", "quietClose", quietClose);
    }

    /** All defaults. */
    public static BreakerPolicy ofDefaults() {
        return DEFAULT;
    }

    /** Opens at this share of failures among at least {@code calls} within {@code span}. */
    public BreakerPolicy opensAt(double share, int calls, Duration span) {
        return new BreakerPolicy(
                span, calls, share, slowAfter, slowShare, trials, trialLease, firstWait, longestWait, quietClose);
    }

    /** Opens also when this share of calls takes longer than {@code limit}, which is seen to 10 ms. */
    public BreakerPolicy opensWhenSlow(double share, Duration limit) {
        return new BreakerPolicy(
                window,
                minimumCalls,
                failureShare,
                limit,
                share,
                trials,
                trialLease,
                firstWait,
                longestWait,
                quietClose);
    }

    /** Lets this many calls on trial, each of which holds its place for {@code lease} at most. */
    public BreakerPolicy tries(int calls, Duration lease) {
        return new BreakerPolicy(
                window,
                minimumCalls,
                failureShare,
                slowAfter,
                slowShare,
                calls,
                lease,
                firstWait,
                longestWait,
                quietClose);
    }

    /** Where no probe can tell it stays open for {@code first}, doubled each time up to {@code longest}. */
    public BreakerPolicy waits(Duration first, Duration longest) {
        return new BreakerPolicy(
                window,
                minimumCalls,
                failureShare,
                slowAfter,
                slowShare,
                trials,
                trialLease,
                first,
                longest,
                quietClose);
    }

    /** How long it waits before the next trial when {@code failedTrials} were in vain since it was last closed. */
    Duration waitAfter(int failedTrials) {
        Duration doubled = firstWait.multipliedBy(1L << Math.min(failedTrials, 20));
        return doubled.compareTo(longestWait) > 0 ? longestWait : doubled;
    }

    private static boolean between(Duration value, Duration low, Duration high) {
        return value.compareTo(low) >= 0 && value.compareTo(high) <= 0;
    }

    private static void check(boolean ok, String property, String expected, Object value) {
        if (!ok) {
            throw new IllegalArgumentException("breaker: %s must be %s, got %s".formatted(property, expected, value));
        }
    }
}
