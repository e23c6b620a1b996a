// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import dev.prunella.model.Generation;

/**
 * One look of one probe: the reading, from where, when, and at which incarnation of the target.
 *
 * @param side from where
 * @param reading what was seen
 * @param generation of the target when the look began
 * @param startedNanos when it was ordered; it began then, or later where a worker had to be waited for
 * @param endedNanos when it ended or was given up
 */
public record Look(Side side, Reading reading, Generation generation, long startedNanos, long endedNanos) {

    @Override
    public String toString() {
        return side + " " + reading;
    }
}
