// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import java.util.List;

/**
 * One series and where people say that something was wrong.
 *
 * @param name its file, below the folder of the data
 * @param timestamps as they stand in the file
 * @param epochSeconds the same as seconds of Unix time
 * @param values one a row
 * @param windows in the order of their rows
 */
record LabelledSeries(
        String name, List<String> timestamps, List<Long> epochSeconds, List<Double> values, List<Window> windows) {

    private static final double UNCOUNTED_SHARE = 0.15;
    private static final int UNCOUNTED_MOST = 750;

    /**
     * Rows in which an incident is to be found.
     *
     * @param first its row
     * @param last its row
     */
    record Window(int first, int last) {

        boolean contains(int row) {
            return first <= row && row <= last;
        }

        int width() {
            return last - first + 1;
        }
    }

    /** Keeps copies. */
    LabelledSeries {
        timestamps = List.copyOf(timestamps);
        epochSeconds = List.copyOf(epochSeconds);
        values = List.copyOf(values);
        windows = List.copyOf(windows);
    }

    int rows() {
        return values.size();
    }

    /** The first row that counts: a detector may learn from those before it. */
    int firstCounted() {
        return (int) Math.min(UNCOUNTED_SHARE * rows(), UNCOUNTED_MOST);
    }

    /** The windows that do not end before the first row that counts. */
    List<Window> countedWindows() {
        return windows.stream().filter(each -> each.last() >= firstCounted()).toList();
    }
}
