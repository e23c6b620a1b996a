// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import java.time.Duration;

/**
 * What was counted within a rolling window.
 *
 * @param window how long it is
 * @param seen for how much of it the indicator could be read; less than the window after the start and after gaps
 * @param good events that went well
 * @param total events
 */
public record WindowCounts(Duration window, Duration seen, long good, long total) {

    /** Events that did not go well. */
    public long bad() {
        return total - good;
    }

    /** Which share of the window was seen, 0 to 1. */
    public double seenShare() {
        return Math.min(1, seen.toNanos() / (double) window.toNanos());
    }
}
