// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/** One series as SVG, with what was wrong, each alarm about it and what would have been done. */
final class SeriesPicture {

    private static final String STYLE = """
            <style>
            svg text { font: 12px system-ui, sans-serif; fill: #59636e } .grid { stroke: #d1d9e0 }
            .values { fill: none; stroke: #0969da; stroke-width: 1.2 } .ill { fill: #ffd8d3 }
            .alarm { stroke: #b35900; stroke-width: 1.5 } .act { fill: #8250df }
            @media (prefers-color-scheme: dark) {
            svg text { fill: #9198a1 } .grid { stroke: #3d444d } .values { stroke: #4493f8 } .ill { fill: #5c2320 }
            .alarm { stroke: #f0883e } .act { fill: #be8fff }
            }
            </style>
            """;

    private static final int WIDTH = 960;
    private static final int HEIGHT = 150;
    private static final int TOP = 12;
    private static final int BASE = 122;

    private final ReplayReport report;
    private final Series series;
    private final Instant begin;
    private final double spanMillis;
    private final StringBuilder svg = new StringBuilder();
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;

    private SeriesPicture(ReplayReport report, Series series) {
        this.report = report;
        this.series = series;
        begin = Objects.requireNonNull(report.recording().begin(), "begin");
        spanMillis =
                Math.max(1, Duration.between(begin, report.recording().end()).toMillis());
        for (int i = 0; i < series.size(); i++) {
            if (Double.isFinite(series.value(i))) {
                least = Math.min(least, series.value(i));
                most = Math.max(most, series.value(i));
            }
        }
    }

    static String of(ReplayReport report, Series series) {
        return new SeriesPicture(report, series).draw();
    }

    private String draw() {
        put(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, HEIGHT, ReplayPage.escaped(series.name()));
        svg.append(STYLE);
        report.incidents().forEach(each -> shade(each.incident()));
        put("<path class=\"grid\" d=\"M0 %d H%d\"/>", BASE, WIDTH);
        if (least <= most) {
            values();
            put("<text x=\"4\" y=\"%d\">%s</text>", TOP + 8, number(most));
            put("<text x=\"4\" y=\"%d\">%s</text>", BASE - 4, number(least));
        }
        for (Detection alarm : report.detections()) {
            if (alarm.series().equals(series.name())) {
                put(
                        "<path class=\"alarm\" d=\"M%.1f %d V%d\"><title>%s</title></path>",
                        x(alarm.at()), TOP, BASE, ReplayPage.escaped(alarm.at() + " " + alarm.what()));
            }
        }
        for (Decision decision : report.decisions()) {
            if (decision.kind() == Decision.Kind.WOULD_ACT) {
                double x = x(decision.at());
                put(
                        "<path class=\"act\" d=\"M%.1f %d l5 9 h-10 z\"><title>%s</title></path>",
                        x, BASE + 2, ReplayPage.escaped(decision.at() + " " + decision.what()));
            }
        }
        put("<text x=\"0\" y=\"%d\">%s</text>", HEIGHT - 4, begin);
        put(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
                WIDTH, HEIGHT - 4, report.recording().end());
        return svg.append("</svg>\n").toString();
    }

    private void shade(RecordedIncident incident) {
        double x = x(incident.from());
        put(
                "<rect class=\"ill\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                x, TOP, Math.max(1.5, x(incident.to()) - x), BASE - TOP);
    }

    /** The least and the most of each column of the picture, however many values it has. */
    private void values() {
        StringBuilder path = new StringBuilder();
        boolean drawn = false;
        for (int i = 0; i < series.size(); ) {
            int column = (int) x(series.time(i));
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            boolean gap = false;
            for (; i < series.size() && (int) x(series.time(i)) == column; i++) {
                double value = series.value(i);
                gap |= !Double.isFinite(value);
                low = Double.isFinite(value) ? Math.min(low, value) : low;
                high = Double.isFinite(value) ? Math.max(high, value) : high;
            }
            if (low <= high) {
                path.append(String.format(Locale.ROOT, "%s%d %.1f V%.1f", drawn ? "L" : "M", column, y(low), y(high)));
            }
            drawn = low <= high && !gap;
        }
        put("<path class=\"values\" d=\"%s\"/>", path);
    }

    private double x(Instant at) {
        return WIDTH * Duration.between(begin, at).toMillis() / spanMillis;
    }

    private double y(double value) {
        return most == least ? (TOP + BASE) / 2.0 : BASE - (BASE - TOP) * (value - least) / (most - least);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    private void put(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
