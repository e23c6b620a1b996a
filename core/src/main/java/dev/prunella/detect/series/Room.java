// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * The room of a resource that is used up: what the measured number is when nothing is used and when there is nothing left.
 *
 * @param unused the number when nothing is used; finite
 * @param exhausted the number when all is used; finite and another one
 * @param unit of the number, for people, as {@code connections}
 */
public record Room(double unused, double exhausted, String unit) {

    /** Checks the numbers. */
    public Room {
        if (!SeriesDetector.isValue(unused) || !SeriesDetector.isValue(exhausted) || unused == exhausted) {
            throw new IllegalArgumentException("room: unused and exhausted must be two finite numbers, got %s and %s"
                    .formatted(unused, exhausted));
        }
    }

    /** The number measured is what is used, and it may rise to {@code capacity}, more than zero: connections lent, threads, open files. */
    public static Room upTo(double capacity, String unit) {
        return new Room(0, positive(capacity), unit);
    }

    /** The number measured is what is left of {@code capacity}, more than zero, and it may fall to zero: free space of a disk. */
    public static Room downFrom(double capacity, String unit) {
        return new Room(positive(capacity), 0, unit);
    }

    private static double positive(double capacity) {
        if (!(capacity > 0)) {
            throw new IllegalArgumentException("room: capacity must be more than zero, got " + capacity);
        }
        return capacity;
    }

    /** The share that is used: 0 for nothing, 1 for all; may lie outside of that. */
    double used(double value) {
        return (value - unused) / (exhausted - unused);
    }

    /** So much of the room, as a change of the number. */
    double change(double share) {
        return share * (exhausted - unused);
    }

    /** Whether use makes the number larger. */
    boolean rises() {
        return exhausted > unused;
    }
}
