// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import java.time.Instant;

/**
 * The time of day as decisions may use it: for windows and dates of expiry, and for nothing else.
 *
 * @param time what the clock says
 * @param plausible false for a while after it jumped against the monotonic clock
 */
public record WallTime(Instant time, boolean plausible) {}
