// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.time.Duration;

/**
 * The bounds of a span of time that an application sets: at most 100 years, so that nanoseconds can count twice as much of it
 * without an overflow, and named in the error if it is out of them.
 */
public final class Span {

    /** The longest span that can be set: 36,500 days. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private Span() {}

    /**
     * Checks a span that must be more than zero and at most {@link #LONGEST}.
     *
     * @param owner whose property it is, for the message
     * @throws IllegalArgumentException naming the owner, the property and the value
     */
    public static void positive(String owner, String property, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(owner + ": " + property + " must be more than zero, got " + value);
        }
        notTooLong(owner, property, value);
    }

    /**
     * Checks a span that must not be negative and at most {@link #LONGEST}.
     *
     * @param owner whose property it is, for the message
     * @throws IllegalArgumentException naming the owner, the property and the value
     */
    public static void notNegative(String owner, String property, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(owner + ": " + property + " must not be negative, got " + value);
        }
        notTooLong(owner, property, value);
    }

    private static void notTooLong(String owner, String property, Duration value) {
        if (value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(owner + ": " + property + " must be at most 100 years, got " + value);
        }
    }
}
