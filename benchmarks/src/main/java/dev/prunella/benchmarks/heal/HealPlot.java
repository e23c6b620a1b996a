// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.Plot;
import dev.prunella.benchmarks.report.Spread;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rows as a picture: a group a fault, a bar a variant, the platform's restart as a line. */
final class HealPlot {

    private HealPlot() {}

    static Plot of(List<Row> rows, PlatformRestart.@Nullable Times restart) {
        List<String> series = rows.stream()
                .flatMap(row -> row.results().keySet().stream().map(Variant::name))
                .distinct()
                .toList();
        return new Plot(
                "Recovery, in seconds (median, least to most)",
                Plot.Axis.SECONDS,
                series,
                rows.stream().map(HealPlot::group).toList(),
                restart == null ? null : line(restart.seconds().median()));
    }

    private static Plot.Group group(Row row) {
        List<Plot.Bar> bars = row.results().entrySet().stream()
                .map(entry -> bar(entry.getKey().name(), entry.getValue()))
                .toList();
        return new Plot.Group(row.fault().title(), bars);
    }

    private static Plot.Bar bar(String variant, List<Measured> runs) {
        Spread recovery = Row.recovery(runs);
        String label = Double.isInfinite(recovery.median())
                ? Row.neverText(runs)
                : recovery.most() == 0
                        ? Row.recoveryText(runs, 2)
                        : String.format(Locale.ROOT, "%.2f s", recovery.median());
        return new Plot.Bar(variant, recovery, label);
    }

    private static Plot.Line line(double seconds) {
        return new Plot.Line(seconds, String.format(Locale.ROOT, "restart of a small process: %.1f s", seconds));
    }
}
