// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

/**
 * The time after a dependency's return in which what leans on it may still come back by itself. It ends with the first look inside
 * that passes; until then the target lingers.
 *
 * @param returnedNanos when the dependency was seen to be back
 * @param settledNanos when it has had time enough
 */
public record Settling(long returnedNanos, long settledNanos) {

    /** Whether the time is not over at {@code nowNanos}. */
    public boolean goesOn(long nowNanos) {
        return settledNanos - nowNanos > 0;
    }
}
