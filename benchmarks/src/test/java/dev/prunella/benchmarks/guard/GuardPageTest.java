// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.prunella.benchmarks.report.Plot;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardPageTest {

    private final Figures figures = new Figures();
    private final GuardPage page = new GuardPage(Options.parse("--quick", "--out", "some/page.md"), figures);

    @Test
    void hasARowForWhatWasMeasured() {
        figures.add(Row.SENTINEL, Scene.SUCCESS, 1, new Figures.Fork(537, 540, 568));
        figures.add(Row.SENTINEL, Scene.SUCCESS, 2, new Figures.Fork(1278, 1400, 568));
        assertThat(page.text("head", List.of("-Xmx1g"), 1))
                .contains("| Sentinel entry, degrade rule | 537.0 | 540.0 | 568 | 1278.0 | 1400.0 | 568 |")
                .doesNotContain("raw call")
                .contains("](page.svg)");
    }

    @Test
    void showsASpreadAndAGap() {
        figures.add(Row.RAW, Scene.SUCCESS, 1, new Figures.Fork(2, 2, 0));
        figures.add(Row.RAW, Scene.SUCCESS, 1, new Figures.Fork(4, 2, 0));
        assertThat(page.text("head", List.of(), 1)).contains("| raw call | 3.0 (2.0-4.0) | 2.0 | 0 | - | - | - |");
    }

    @Test
    void plotsABarForEachNumberOfThreads() {
        figures.add(Row.PRUNELLA, Scene.SUCCESS, 1, new Figures.Fork(12, 12, 0));
        figures.add(Row.PRUNELLA, Scene.SUCCESS, 2, new Figures.Fork(15, 15, 0));
        figures.add(Row.FAILSAFE, Scene.OPEN, 1, new Figures.Fork(99, 99, 0));
        Plot plot = page.plot();
        assertThat(plot.groups()).hasSize(1);
        assertThat(plot.groups().get(0).name()).isEqualTo("Prunella guard, call");
        assertThat(plot.groups().get(0).bars())
                .extracting(Plot.Bar::series, Plot.Bar::label)
                .containsExactly(tuple("one thread", "12.0 ns"), tuple("two threads", "15.0 ns"));
    }
}
