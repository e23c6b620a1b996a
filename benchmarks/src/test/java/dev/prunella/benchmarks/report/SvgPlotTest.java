// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class SvgPlotTest {

    private static final Spread NEVER =
            new Spread(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    @Test
    void isWellFormedWhateverTheNamesAre() {
        String svg = SvgPlot.of(plot(new Plot.Bar("a & b", new Spread(1, 1, 1), "1 < 2"), null));
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }

    @Test
    void drawsABarFromTheLeftEndToTheMedian() {
        // 0.01 to 100 s are 700 wide, so one second lies in the middle
        assertThat(SvgPlot.of(plot(new Plot.Bar("a & b", new Spread(1, 1, 1), "1.00 s"), null)))
                .contains("<rect class=\"s0\" x=\"20.0\" y=\"102\" width=\"350.0\"");
    }

    @Test
    void drawsAWhiskerFromTheLeastToTheMost() {
        assertThat(SvgPlot.of(plot(new Plot.Bar("a & b", new Spread(1, 0.1, 10), "1.00 s"), null)))
                .contains("<path class=\"whisker\" d=\"M195.0 108.5 H545.0\"/>");
    }

    @Test
    void drawsAnArrowAtTheEdgeForWhatNeverCame() {
        assertThat(SvgPlot.of(plot(new Plot.Bar("a & b", NEVER, "not in 30 s"), null)))
                .contains("L720.0 108.5")
                .contains(">not in 30 s<")
                .doesNotContain("Infinity");
    }

    @Test
    void drawsTheLineThroughAllGroups() {
        assertThat(SvgPlot.of(plot(new Plot.Bar("a & b", NEVER, ""), new Plot.Line(1, "restart"))))
                .contains("<path class=\"line\" d=\"M370.0")
                .contains(">restart<");
    }

    @Test
    void hasTheTicksOfItsAxis() {
        Plot.Bar bar = new Plot.Bar("a", new Spread(100, 100, 100), "100 ns");
        Plot nanos = new Plot("t", Plot.Axis.NANOS, List.of("a"), List.of(new Plot.Group("g", List.of(bar))), null);
        assertThat(SvgPlot.of(nanos))
                .contains(">1 ns<", ">10000 ns<")
                .contains("<rect class=\"s0\" x=\"20.0\" y=\"102\" width=\"350.0\"");
    }

    @Test
    void refusesMoreSeriesThanItHasColours() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plot("t", Plot.Axis.SECONDS, List.of("a", "b", "c", "d", "e"), List.of(), null));
    }

    private static Plot plot(Plot.Bar bar, Plot.Line line) {
        return new Plot(
                "title", Plot.Axis.SECONDS, List.of("a & b"), List.of(new Plot.Group("group", List.of(bar))), line);
    }
}
