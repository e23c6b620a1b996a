// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

/** A part of a whole, between 0 and 1. */
public final class Share {

    private static final double PERCENT = 100;

    private Share() {}

    /**
     * Checks a share that is set.
     *
     * @throws IllegalArgumentException naming the owner, the property and the value, unless it is more than 0 and at most 1
     */
    public static double check(String owner, String property, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    owner + ": " + property + " must be more than 0 and at most 1, got " + value);
        }
        return value;
    }

    /** The same in percent. */
    public static double percent(double share) {
        return share * PERCENT;
    }

    /** The same in whole percent, as text. */
    public static String text(double share) {
        return Math.round(share * PERCENT) + " %";
    }
}
