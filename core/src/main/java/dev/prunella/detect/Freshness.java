// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import java.time.Duration;

/**
 * How old a reading may be and still count.
 *
 * @param limit more than zero; default two periods of the probe
 */
public record Freshness(Duration limit) {

    /** Whether something seen at {@code seenNanos} still counts at {@code nowNanos}. */
    public boolean fresh(long seenNanos, long nowNanos) {
        return nowNanos - seenNanos <= limit.toNanos();
    }
}
