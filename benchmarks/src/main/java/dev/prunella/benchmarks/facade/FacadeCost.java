// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.facade;

import dev.prunella.benchmarks.report.MachineFacts;
import dev.prunella.benchmarks.report.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** H8: measures what the façade adds to borrowing and returning, and writes the page of results. */
public final class FacadeCost {

    private static final double GOAL_NANOS = 150;
    private static final String BYTES = "gc.alloc.rate.norm";

    private final Map<Way, List<Figures>> figures = new EnumMap<>(Way.class);

    /** What one fork has shown. */
    private record Figures(double nanos, double bytes) {}

    private FacadeCost() {}

    /** Measures; arguments: how many forks each way has (5), and the file to write (docs/results/facade.md). */
    public static void main(String[] arguments) throws RunnerException, IOException {
        int forks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        Path out = Path.of(arguments.length > 1 ? arguments[1] : "docs/results/facade.md");
        FacadeCost cost = new FacadeCost();
        for (int fork = 1; fork <= forks; fork++) {
            // by turns, so that a busy minute of the machine does not fall on one of them alone
            for (Way way : Way.values()) {
                cost.measure(way);
            }
        }
        Files.writeString(out, cost.page(forks));
        System.out.println("written: " + out);
    }

    private void measure(Way way) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(BorrowAndReturn.class.getName())
                .param("way", way.name())
                .forks(1)
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch")
                .addProfiler(GCProfiler.class)
                .build();
        RunResult result = new Runner(options).runSingle();
        Result<?> bytes = result.getSecondaryResults().get(BYTES);
        figures.computeIfAbsent(way, key -> new ArrayList<>())
                .add(new Figures(result.getPrimaryResult().getScore(), bytes == null ? Double.NaN : bytes.getScore()));
    }

    private String page(int forks) throws IOException {
        StringBuilder text = new StringBuilder(
                """
                # What the façade adds to borrow and return

                %s · %s · `benchmarks/run-facade`

                One thread borrows a connection and gives it back (JMH, average time, %d forks of 3 s of warm-up and 5 s of
                measurement each, the ways by turns), on a driver whose connections do nothing, so that only the pool is measured.
                H8, goal: at most %.0f ns on top of HikariCP.

                | way | ns, median of the forks (min-max) | added | B/op | |
                |---|---|---|---|---|
                """.formatted(LocalDate.now(ZoneOffset.UTC), MachineFacts.javaLine(), forks, GOAL_NANOS));
        double plain = nanos(Way.HIKARI).median();
        figures.forEach((way, those) -> {
            double added = nanos(way).median() - plain;
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %.0f | %s |%n",
                    way.words(),
                    nanos(way).text("%.0f"),
                    way == Way.HIKARI ? "-" : String.format(Locale.ROOT, "%.0f", added),
                    Spread.of(those, Figures::bytes).median(),
                    way == Way.HIKARI ? "" : added <= GOAL_NANOS ? "met" : "**missed**"));
        });
        return text.append("""

                        HikariCP reads its clocks as soon as a pool is metered at all: that is the second way, and a part of the two below it.
                        The weak references by which a replaced pool is forgotten (see [pools](../pools.md), limits) are another part.
                        """).toString();
    }

    private Spread nanos(Way way) {
        return Spread.of(figures.getOrDefault(way, List.of()), Figures::nanos);
    }
}
