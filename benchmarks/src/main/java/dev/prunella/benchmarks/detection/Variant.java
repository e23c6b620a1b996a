// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import dev.prunella.benchmarks.detection.LabelledSeries.Window;
import java.util.ArrayList;
import java.util.List;

/** The same data in other forms: who was made for the one alone does badly on the others. */
enum Variant {
    PLAIN("as it is") {
        @Override
        LabelledSeries of(LabelledSeries series) {
            return series;
        }
    },
    REVERSED("backwards in time") {
        @Override
        LabelledSeries of(LabelledSeries series) {
            return reversed(series);
        }
    },
    HALF_RATE("every second row") {
        @Override
        LabelledSeries of(LabelledSeries series) {
            return halved(series);
        }
    },
    REVERSED_HALF_RATE("backwards, every second row") {
        @Override
        LabelledSeries of(LabelledSeries series) {
            return halved(reversed(series));
        }
    },
    LATER_BEGIN("without the first 15 %") {
        @Override
        LabelledSeries of(LabelledSeries series) {
            return cut(series);
        }
    };

    private static final double BEGIN = 0.15;

    private final String words;

    Variant(String words) {
        this.words = words;
    }

    abstract LabelledSeries of(LabelledSeries series);

    String words() {
        return words;
    }

    /** Rows and windows mirrored; the clock still goes forward. */
    private static LabelledSeries reversed(LabelledSeries series) {
        int last = series.rows() - 1;
        long turn = series.epochSeconds().get(0) + series.epochSeconds().get(last);
        List<Long> seconds = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int row = last; row >= 0; row--) {
            seconds.add(turn - series.epochSeconds().get(row));
            values.add(series.values().get(row));
        }
        List<Window> windows = new ArrayList<>();
        for (Window each : series.windows()) {
            windows.add(0, new Window(last - each.last(), last - each.first()));
        }
        return new LabelledSeries(series.name(), series.timestamps(), seconds, values, windows);
    }

    private static LabelledSeries halved(LabelledSeries series) {
        List<String> timestamps = new ArrayList<>();
        List<Long> seconds = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int row = 0; row < series.rows(); row += 2) {
            timestamps.add(series.timestamps().get(row));
            seconds.add(series.epochSeconds().get(row));
            values.add(series.values().get(row));
        }
        List<Window> windows = series.windows().stream()
                .map(each -> new Window((each.first() + 1) / 2, each.last() / 2))
                .toList();
        return new LabelledSeries(series.name(), timestamps, seconds, values, windows);
    }

    private static LabelledSeries cut(LabelledSeries series) {
        int begin = (int) (BEGIN * series.rows());
        List<Window> windows = series.windows().stream()
                .filter(each -> each.last() >= begin)
                .map(each -> new Window(Math.max(0, each.first() - begin), each.last() - begin))
                .toList();
        return new LabelledSeries(
                series.name(),
                series.timestamps().subList(begin, series.rows()),
                series.epochSeconds().subList(begin, series.rows()),
                series.values().subList(begin, series.rows()),
                windows);
    }
}
