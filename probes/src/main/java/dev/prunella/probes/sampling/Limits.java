// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

/** Checks of numbers that are set. */
public final class Limits {

    private static final long KIB = 1_024;
    private static final long MIB = KIB * KIB;
    private static final long GIB = KIB * MIB;
    private static final long MANY_GIB = 10 * GIB;

    private Limits() {}

    /**
     * Checks a number that must not be negative.
     *
     * @throws IllegalArgumentException naming the owner, the property and the value
     */
    public static long notNegative(String owner, String property, long value) {
        if (value < 0) {
            throw new IllegalArgumentException(owner + ": " + property + " must not be negative, got " + value);
        }
        return value;
    }

    /** A number of bytes in the unit that a person reads. */
    public static String bytes(long bytes) {
        if (bytes < MIB) {
            return Math.round((double) bytes / KIB) + " KiB";
        }
        return bytes < MANY_GIB ? Math.round((double) bytes / MIB) + " MiB" : Math.round((double) bytes / GIB) + " GiB";
    }
}
