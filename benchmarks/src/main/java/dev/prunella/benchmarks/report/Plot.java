// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars in groups, on a logarithmic scale or on one that begins at zero.
 *
 * @param title what is shown
 * @param axis of the figures
 * @param series names of the bars, in the order of their colours; at most four
 * @param groups from above to below
 * @param line a figure to hold the bars against; null for none
 */
public record Plot(
        String title,
        Axis axis,
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
     * The scale of the figures.
     *
     * @param ticks from one end to the other: powers of ten, or, from zero on, equally far apart
     * @param unit of all of them
     */
    public record Axis(List<Double> ticks, String unit) {

        /** From 10 ms to 100 s. */
        public static final Axis SECONDS = new Axis(List.of(0.01, 0.1, 1.0, 10.0, 100.0), "s");

        /** From 1 ns to 10 µs. */
        public static final Axis NANOS = new Axis(List.of(1.0, 10.0, 100.0, 1_000.0, 10_000.0), "ns");

        /** From 0 to 100. */
        public static final Axis HUNDRED = new Axis(List.of(0.0, 20.0, 40.0, 60.0, 80.0, 100.0), "");

        /** Keeps a copy. */
        public Axis {
            ticks = List.copyOf(ticks);
        }

        /** On a line of this place and length. */
        Scale scale(double left, double width) {
            double least = ticks.get(0);
            double most = ticks.get(ticks.size() - 1);
            return least == 0 ? new LinearScale(least, most, left, width) : new LogScale(least, most, left, width);
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
     * @param value zero for "did not happen", infinite for "never came"
     * @param label beside it
     */
    public record Bar(String series, Spread value, String label) {}

    /**
     * A vertical line through all groups.
     *
     * @param value where
     * @param label at its upper end
     */
    public record Line(double value, String label) {}
}
