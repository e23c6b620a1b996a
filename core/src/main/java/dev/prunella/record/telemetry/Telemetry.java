// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record.telemetry;

/**
 * Somebody who turns events into signals for machines. Each has a lane of its own, on which it may block or throw and hurts
 * nobody else; only {@link #joined} and {@link #left} are called on the threads of others and may touch nothing but memory.
 */
@FunctionalInterface
public interface Telemetry {

    /** Something happened. On the lane, in order. */
    void told(Told told);

    /** The first call on the lane, before anything has happened. */
    default void begin(SupervisorView supervisor) {}

    /** A target is supervised from now on; a {@link #refresh} on the lane follows. On any thread; must return at once. */
    default void joined(TargetView target) {}

    /** A target is no longer supervised; as {@link #joined}. */
    default void left(TargetView target) {}

    /** Catches up with who joined and left. On the lane. */
    default void refresh() {}
}
