// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

/**
 * How many calls may be under way at once; the limit moves between the bounds by what latency and failures say.
 *
 * @param initial where it begins, default 20
 * @param least it never falls below, 1 or more, default 2
 * @param most it never rises above, at most 100,000, default 200
 */
public record LimitPolicy(int initial, int least, int most) {

    /** Checks the numbers. */
    public LimitPolicy {
        check(least >= 1, "least", "at least 1", least);
        check(most >= least && most <= 100_000, "most", "the least to 100000", most);
        check(initial >= least && initial <= most, "initial", "between the bounds", initial);
    }

    /** Begins at 20, moves between 2 and 200. */
    public static LimitPolicy adaptive() {
        return new LimitPolicy(20, 2, 200);
    }

    /** Does not move. */
    public static LimitPolicy fixed(int calls) {
        return new LimitPolicy(calls, calls, calls);
    }

    /** Begins here and moves between these. */
    public static LimitPolicy adaptive(int initial, int least, int most) {
        return new LimitPolicy(initial, least, most);
    }

    private static void check(boolean ok, String property, String expected, Object value) {
        if (!ok) {
            throw new IllegalArgumentException("limit: %s must be %s, got %s".formatted(property, expected, value));
        }
    }
}
