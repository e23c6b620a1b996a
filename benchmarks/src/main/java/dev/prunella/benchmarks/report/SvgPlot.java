// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

import java.util.Locale;

/** Draws a plot as SVG: no background, colours for light and for dark, text that a screen reader finds. */
public final class SvgPlot {

    private static final int WIDTH = 860;
    private static final int TOP = 78;
    private static final int BAR = 13;
    private static final int STEP = 18;
    private static final int GROUP_HEAD = 24;
    private static final int GROUP_GAP = 12;
    private static final int LEFT = 20;
    private static final int LENGTH = 700;

    private static final String STYLE = """
            <style>
            text { font: 12px system-ui, sans-serif; fill: #1f2328 }
            .head { font-weight: 600 } .soft { fill: #59636e }
            .grid { stroke: #d1d9e0 } .whisker { stroke: #1f2328 } .line { stroke: #b35900; stroke-dasharray: 4 3 }
            .s0 { fill: #0969da } .s1 { fill: #afb8c1 } .s2 { fill: #8c959f } .s3 { fill: #6e7781 }
            @media (prefers-color-scheme: dark) {
            text { fill: #f0f6fc } .soft { fill: #9198a1 }
            .grid { stroke: #3d444d } .whisker { stroke: #f0f6fc } .line { stroke: #f0883e }
            .s0 { fill: #4493f8 } .s1 { fill: #4a525c } .s2 { fill: #656c76 } .s3 { fill: #848d97 }
            }
            </style>
            """;

    private final Plot plot;
    private final Scale scale;
    private final StringBuilder svg = new StringBuilder();
    private final int bottom;

    private SvgPlot(Plot plot) {
        this.plot = plot;
        this.scale = plot.axis().scale(LEFT, LENGTH);
        this.bottom = TOP
                + plot.groups().stream()
                        .mapToInt(group -> GROUP_HEAD + group.bars().size() * STEP + GROUP_GAP)
                        .sum();
    }

    /** The whole file. */
    public static String of(Plot plot) {
        return new SvgPlot(plot).draw();
    }

    private String draw() {
        put(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                WIDTH, bottom + 30, WIDTH, bottom + 30);
        put("<title>%s</title>", escaped(plot.title()));
        svg.append(STYLE);
        text(scale.left(), 18, "head", plot.title());
        legend();
        grid();
        groups();
        line();
        return svg.append("</svg>\n").toString();
    }

    private void legend() {
        double x = scale.left();
        for (int i = 0; i < plot.series().size(); i++) {
            put("<rect class=\"s%d\" x=\"%.1f\" y=\"30\" width=\"12\" height=\"12\" rx=\"2\"/>", i, x);
            text(x + 17, 40, "soft", plot.series().get(i));
            x += 34 + 6.4 * plot.series().get(i).length();
        }
    }

    private void grid() {
        for (double tick : plot.axis().ticks()) {
            double x = scale.at(tick);
            put("<path class=\"grid\" d=\"M%.1f %d V%d\"/>", x, TOP - 6, bottom);
            put(
                    "<text class=\"soft\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s %s</text>",
                    x, bottom + 18, number(tick), plot.axis().unit());
        }
    }

    private void groups() {
        int y = TOP;
        for (Plot.Group group : plot.groups()) {
            text(scale.left() + 4, y + 12, "head", group.name());
            y += GROUP_HEAD;
            for (Plot.Bar bar : group.bars()) {
                bar(bar, y);
                y += STEP;
            }
            y += GROUP_GAP;
        }
    }

    private void bar(Plot.Bar bar, int y) {
        Spread value = bar.value();
        double end = scale.at(value.median());
        int colour = plot.series().indexOf(bar.series());
        if (Double.isInfinite(value.median())) {
            put(
                    "<path class=\"s%d\" d=\"M%.1f %d H%.1f V%d L%.1f %.1f L%.1f %d V%d H%.1f Z\"/>",
                    colour,
                    scale.left(),
                    y,
                    end - 10,
                    y - 3,
                    end,
                    y + BAR / 2.0,
                    end - 10,
                    y + BAR + 3,
                    y + BAR,
                    scale.left());
        } else {
            put(
                    "<rect class=\"s%d\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>",
                    colour, scale.left(), y, Math.max(2, end - scale.left()), BAR);
            end = whisker(value, y + BAR / 2.0, end);
        }
        text(end + 6, y + 11, "", bar.label());
    }

    /** Draws it where there is something to see, and says where bar and whisker end. */
    private double whisker(Spread value, double y, double end) {
        double from = scale.at(value.least());
        double to = scale.at(value.most());
        if (to - from < 2) {
            return end;
        }
        put("<path class=\"whisker\" d=\"M%.1f %.1f H%.1f\"/>", from, y, to);
        return Math.max(end, to);
    }

    private void line() {
        Plot.Line line = plot.line();
        if (line != null) {
            double x = scale.at(line.value());
            put("<path class=\"line\" d=\"M%.1f %d V%d\"/>", x, TOP - 12, bottom);
            put(
                    "<text class=\"soft\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x, TOP - 17, escaped(line.label()));
        }
    }

    private void text(double x, double y, String style, String words) {
        put("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", style, x, y, escaped(words));
    }

    private void put(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String number(double value) {
        return value > 0 && value < 1 ? Double.toString(value) : Integer.toString((int) value);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
