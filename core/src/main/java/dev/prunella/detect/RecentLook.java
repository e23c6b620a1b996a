// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import java.time.Duration;

/**
 * A look that is over, as a person who asks is shown it.
 *
 * @param side from where
 * @param status what was seen
 * @param code of the reason why it did not pass; empty for none
 * @param latency how long the look took
 * @param endedNanos when it ended, on the monotonic clock: no two looks of one side have ended at the same moment
 * @param ago how long that is ago
 */
public record RecentLook(
        Side side, Reading.Status status, String code, Duration latency, long endedNanos, Duration ago) {

    /** What is shown of a look at {@code nowNanos}. */
    public static RecentLook of(Look look, long nowNanos) {
        Reading reading = look.reading();
        return new RecentLook(
                look.side(),
                reading.status(),
                reading.code(),
                reading.latency(),
                look.endedNanos(),
                since(look.endedNanos(), nowNanos));
    }

    /** From one moment to a later one; zero if it is not later. */
    public static Duration since(long thenNanos, long nowNanos) {
        return Duration.ofNanos(Math.max(0, nowNanos - thenNanos));
    }
}
