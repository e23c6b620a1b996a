// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import java.time.Duration;
import java.time.Instant;

/**
 * A moment on both clocks, and whether the time of day has gone along with the monotonic clock lately.
 *
 * @param nanos on the monotonic clock
 * @param wall the time of day
 * @param untrustedUntilNanos before this the time of day is not believed
 */
public record Moment(long nanos, Instant wall, long untrustedUntilNanos) {

    /** Corrections of the time of day are smaller than this, unless something is wrong. */
    static final Duration JUMP = Duration.ofSeconds(5);

    /** After a jump the time of day is not believed for so long. */
    static final Duration DISTRUST = Duration.ofMinutes(10);

    /** The first moment: there is nothing to compare it with. */
    public static Moment first(long nanos, Instant wall) {
        return new Moment(nanos, wall, nanos);
    }

    /** A later one. */
    public Moment next(long laterNanos, Instant laterWall) {
        Duration drift = Duration.between(wall, laterWall).minusNanos(laterNanos - nanos);
        boolean jumped = drift.abs().compareTo(JUMP) > 0;
        return new Moment(laterNanos, laterWall, jumped ? laterNanos + DISTRUST.toNanos() : untrustedUntilNanos);
    }

    boolean plausible() {
        return untrustedUntilNanos - nanos <= 0;
    }
}
