// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

/**
 * What of the failures that an objective allows is left within its window.
 *
 * @param objective the share that has to go well
 * @param counts of the objective's window
 */
public record ErrorBudget(double objective, WindowCounts counts) {

    /**
     * The share that is left: 1 for all of it, 0 or less for none, NaN where nothing has happened. What was not seen of the window counts
     * as without failures, as nobody knows better: so one failure in the first minute of a process does not spend the month.
     */
    public double left() {
        return 1 - BurnRate.overAll(counts, objective);
    }

    /** Whether nothing is left. */
    public boolean spent() {
        return left() <= 0;
    }

    @Override
    public String toString() {
        if (counts.total() == 0) {
            return "nothing was counted yet, so nobody knows what is left of the error budget";
        }
        String seen = counts.seenShare() < 1 ? ", of which %s were seen".formatted(SloWords.span(counts.seen())) : "";
        return "%s of the error budget is left: %d of %d failed in %s%s"
                .formatted(
                        SloWords.percent(left()), counts.bad(), counts.total(), SloWords.span(counts.window()), seen);
    }
}
