// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

/**
 * A person has hands on the target: nothing is healed until the hold ends.
 *
 * @param untilNanos when it ends, on the monotonic clock
 * @param actor who holds
 * @param why for the trail and for {@code explain}
 */
public record Hold(long untilNanos, Actor actor, String why) {

    /** Whether the hold is still in force at {@code nowNanos}. */
    public boolean inForce(long nowNanos) {
        return untilNanos - nowNanos > 0;
    }
}
