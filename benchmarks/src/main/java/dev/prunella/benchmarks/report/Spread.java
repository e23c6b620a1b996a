// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Median, least and most of some figures. What never came to pass counts as infinite.
 *
 * @param median of an even number of figures, the mean of the two in the middle
 * @param least the smallest
 * @param most the largest
 */
public record Spread(double median, double least, double most) {

    /** Of what {@code figure} reads of each; at least one. */
    public static <T> Spread of(List<T> things, ToDoubleFunction<T> figure) {
        double[] sorted = things.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], Arrays.stream(sorted).max().orElseThrow());
    }

    /** Seconds; infinite for null. */
    public static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.POSITIVE_INFINITY : duration.toNanos() / 1e9;
    }

    /** With a format for each figure; a single figure where all are the same. */
    public String text(String format) {
        String all = String.format(Locale.ROOT, format, median);
        return least == most ? all : all + String.format(Locale.ROOT, " (" + format + "-" + format + ")", least, most);
    }
}
