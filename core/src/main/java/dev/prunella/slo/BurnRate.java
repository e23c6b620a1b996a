// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

/**
 * How many times as fast as it may an error budget is spent: at 1 it lasts exactly for the objective's window, at 14.4 a budget of 30
 * days is gone after 50 hours. Pure. (B. Beyer et al., The Site Reliability Workbook, 2018, chapter 5.)
 */
public final class BurnRate {

    private BurnRate() {}

    /** Over what was seen; NaN where nothing happened. */
    public static double of(WindowCounts counts, double objective) {
        return counts.total() <= 0 ? Double.NaN : counts.bad() / (double) counts.total() / (1 - objective);
    }

    /** Over the whole window, as if nothing had failed in the part of it that was not seen; NaN where nothing happened. */
    public static double overAll(WindowCounts counts, double objective) {
        return of(counts, objective) * counts.seenShare();
    }
}
