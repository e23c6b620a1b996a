// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.detect.Reading;
import dev.prunella.detect.RecentLook;
import dev.prunella.detect.Side;

/**
 * One look that is over.
 *
 * @param key the same for the same look, and no other one of its side has it; grows with time
 * @param side from where
 * @param status what was seen
 * @param code why it did not pass; empty for none
 * @param micros how long it took
 * @param agoMillis how long ago it ended
 */
public record LookView(long key, Side side, Reading.Status status, String code, long micros, long agoMillis) {

    private static final int NANOS_PER_MICRO = 1_000;

    static LookView of(RecentLook look) {
        return new LookView(
                look.endedNanos() / NANOS_PER_MICRO, // within what a page's numbers can hold
                look.side(),
                look.status(),
                look.code(),
                look.latency().toNanos() / NANOS_PER_MICRO,
                look.ago().toMillis());
    }
}
