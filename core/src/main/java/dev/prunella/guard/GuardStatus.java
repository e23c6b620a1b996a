// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a guard now.
 *
 * @param guard its name
 * @param target what stands behind it
 * @param state of the breaker
 * @param because why it is in it
 * @param since how long
 * @param window what became of calls within the window
 * @param ever what became of calls since the guard was made
 * @param median an eighth too long at most, of calls whose time was taken in the last 10 to 20 s; null for none
 * @param p99 as the median
 * @param limit calls that may be under way; 0 for no limit
 * @param underWay calls that are; 0 without a limit
 * @param wouldHaveOpened how often the breaker would have opened, had it been allowed to
 */
public record GuardStatus(
        String guard,
        String target,
        BreakerState state,
        String because,
        Duration since,
        Calls window,
        Calls ever,
        @Nullable Duration median,
        @Nullable Duration p99,
        int limit,
        int underWay,
        long wouldHaveOpened) {

    /**
     * Numbers of calls. What was not let through was not called.
     *
     * @param ok gave a result
     * @param failed speak against what is behind, those without room included
     * @param rejected of those, had no room there
     * @param slow took longer than they may, whatever came of them
     * @param ignored threw what says nothing against what is behind; 0 of a window
     * @param retried were made again
     * @param shed were not let through; 0 of a window
     */
    public record Calls(long ok, long failed, long rejected, long slow, long ignored, long retried, long shed) {}
}
