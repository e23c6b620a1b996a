// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.time.Instant;

/**
 * The two clocks that the library reads. Decisions use {@link #nanoTime()} alone; wall time stands in records for people
 * to read, and decides only maintenance windows and the time that passed while the process was down.
 */
public interface HealingClock {

    /** Monotonic nanoseconds with an arbitrary origin, as {@link System#nanoTime()}: only differences mean anything. */
    long nanoTime();

    /** The time of day, which may jump in either direction at any moment. */
    Instant wallTime();
}
