// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

/**
 * How often symptoms turned out to be nothing: an application that writes in read-only transactions all day must not keep the
 * probes at the close pace all day.
 *
 * @param clearedInARow suspicions in a row that were not confirmed
 * @param deafUntilNanos symptoms before this are not listened to
 */
public record Doubt(int clearedInARow, long deafUntilNanos) {

    private static final long FIRST_NANOS = 500_000_000;
    private static final int MOST_DOUBLINGS = 3;

    static Doubt none(long nowNanos) {
        return new Doubt(0, nowNanos);
    }

    /** After a suspicion that was not confirmed: deaf for 0.5 s, 1 s, 2 s, then 4 s. */
    Doubt cleared(long nowNanos) {
        long deafNanos = FIRST_NANOS << Math.min(clearedInARow, MOST_DOUBLINGS);
        return new Doubt(clearedInARow + 1, nowNanos + deafNanos);
    }

    boolean deaf(long nowNanos) {
        return deafUntilNanos - nowNanos > 0;
    }
}
