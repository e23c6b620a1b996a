// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars in groups on a logarithmic scale of seconds.
 *
 * @param title what is shown
 * @param series names of the bars, in the order of their colours; at most four
 * @param groups from above to below
 * @param line a figure to hold the bars against; null for none
 */
public record Plot(
        String title,
        List<String> series,
        List<Group> groups,
        @Nullable Line line) {

    /** Copies; refuses more series than there are colours. */
    public Plot {
        series = List.copyOf(series);
        groups = List.copyOf(groups);
        if (series.size() > 4) {
            throw new IllegalArgumentException("at most four series have a colour: " + series);
        }
    }

    /**
     * Bars that belong together.
     *
     * @param name above them
     * @param bars from above to below
     */
    public record Group(String name, List<Bar> bars) {}

    /**
     * One bar with a whisker from the least to the most.
     *
     * @param series which of the plot's names it belongs to
     * @param seconds zero for "did not happen", infinite for "never came"
     * @param label beside it
     */
    public record Bar(String series, Spread seconds, String label) {}

    /**
     * A vertical line through all groups.
     *
     * @param seconds where
     * @param label at its upper end
     */
    public record Line(double seconds, String label) {}
}
