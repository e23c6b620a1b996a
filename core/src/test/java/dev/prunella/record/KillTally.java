// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

/**
 * What a campaign of kills did.
 *
 * @param kills processes that a signal ended
 * @param acknowledged records of class 1 that were acknowledged before
 * @param lost those of them that the trail does not hold
 * @param torn ends that were repaired with a copy kept
 * @param tornBytes the bytes in these copies
 * @param segments at the end
 */
record KillTally(long kills, long acknowledged, long lost, long torn, long tornBytes, long segments) {

    static final KillTally NONE = new KillTally(0, 0, 0, 0, 0, 0);

    KillTally plus(KillTally other) {
        return new KillTally(
                kills + other.kills,
                acknowledged + other.acknowledged,
                lost + other.lost,
                torn + other.torn,
                tornBytes + other.tornBytes,
                segments + other.segments);
    }

    @Override
    public String toString() {
        return "%d kills, %d records acknowledged, %d lost, %d torn ends repaired (%d bytes), %d segments"
                .formatted(kills, acknowledged, lost, torn, tornBytes, segments);
    }
}
