// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import dev.prunella.benchmarks.report.Plot;
import dev.prunella.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The page of results, in Markdown, and its plot. */
final class GuardPage {

    private static final List<Integer> THREADS = List.of(1, 2);

    private static final List<String> SERIES = List.of("one thread", "two threads");

    private static final String WHY = """
            Where the difference comes from: a guard of Prunella reads no clock when a call succeeds, but for one call of 32. resilience4j
            times each call and knows its last hundred exactly, which is more than ours does; a guard that reads the clock twice a call
            cannot come below the limit with two `nanoTime`.

            What it pays above the limit of a state read and a `LongAdder`, which counts in one cell as long as one thread calls: to find the counters of
            the calling thread, the tick by which one call of 32 is chosen, a thirty-second of two looks at the clock and of their histogram, and the
            questions whether the call may be made again, until when, and whether it can be too slow.

            A failing call is that cheap where the JIT compiler takes the call and its guard into one piece. Where it does not, as where few calls fail,
            the throw through the frames in between costs more than what the guard does.
            """;

    private final Options options;
    private final Figures figures;
    private final StringBuilder text = new StringBuilder();

    GuardPage(Options options, Figures figures) {
        this.options = options;
        this.figures = figures;
    }

    String text(String head, List<String> flags, double load) {
        text.append("""
                # What a guarded call costs

                %s

                ![CPU time of a guarded call that succeeds, with one thread and with two, on a logarithmic scale](%s)

                JMH, average time, medians of %d forks (least-most), the rows by turns; each fork has %d × %d ms of measurement after twice as much of warm-up, and
                `%s`, since a page of the heap that is touched for the first time may be slow, which those would pay who
                allocate. *CPU* is the CPU time of the whole process by operation, its collector among it; *wall* is what passed for one thread.
                Where the wall is far above the CPU time with two threads, they wait for each other or for the machine. The call is built once a
                thread, the guard is shared. All with their defaults where there are any, but that a retry waits 1 ms, and is not made where the breaker is open. Load of the machine at the end: %.1f.

                Whose calls wait has four times as long, since few of its calls fail in a while. Where all fail the breakers are held closed, by a number of calls
                that none of them sees, resilience4j's by METRICS_ONLY. Each failure is counted and judged, which ends at that number. Who retries is left out there: it would show but the wait.

                """.formatted(
                        head,
                        options.plot().getFileName(),
                        options.forks(),
                        options.iterations(),
                        options.millis(),
                        String.join(" ", flags),
                        load));
        goals();
        for (Scene scene : Scene.values()) {
            table(scene);
        }
        text.append(WHY);
        return text.toString();
    }

    private void goals() {
        List<Goal> goals = Goal.of(figures);
        if (!goals.isEmpty()) {
            text.append("## Goals\n\n| goal, CPU time | measured | |\n|---|---|---|\n");
            goals.forEach(goal -> text.append(
                    "| %s | %s | %s |%n".formatted(goal.words(), goal.measured(), goal.met() ? "met" : "**missed**")));
            text.append('\n');
        }
    }

    private void table(Scene scene) {
        text.append("## %s%n%n".formatted(title(scene)));
        text.append("| | CPU ns | wall ns | B | two threads: CPU ns | wall ns | B |\n|---|---|---|---|---|---|---|\n");
        for (Row row : Row.values()) {
            if (row.fits(scene) && figures.cpu(row, scene, 1) != null) {
                text.append("| ").append(row.words());
                THREADS.forEach(threads -> cells(row, scene, threads));
                text.append(" |\n");
            }
        }
        text.append('\n');
    }

    private static String title(Scene scene) {
        return scene.words().substring(0, 1).toUpperCase(Locale.ROOT)
                + scene.words().substring(1);
    }

    private void cells(Row row, Scene scene, int threads) {
        text.append(" | ").append(words(figures.cpu(row, scene, threads), "%.1f"));
        text.append(" | ").append(words(figures.wall(row, scene, threads), "%.1f"));
        Spread bytes = figures.bytes(row, scene, threads);
        text.append(" | ").append(bytes == null ? "-" : String.format(Locale.ROOT, "%.0f", bytes.median()));
    }

    private static String words(@Nullable Spread spread, String format) {
        return spread == null ? "-" : spread.text(format);
    }

    /** The success of a call that has nothing to do. */
    Plot plot() {
        List<Plot.Group> groups = new ArrayList<>();
        for (Row row : Row.values()) {
            List<Plot.Bar> bars = new ArrayList<>();
            for (int threads : THREADS) {
                Spread cpu = figures.cpu(row, Scene.SUCCESS, threads);
                if (cpu != null) {
                    String label = String.format(Locale.ROOT, "%.1f ns", cpu.median());
                    bars.add(new Plot.Bar(SERIES.get(threads - 1), cpu, label));
                }
            }
            if (!bars.isEmpty()) {
                groups.add(new Plot.Group(row.words().replaceAll("[*`]", ""), bars));
            }
        }
        return new Plot(
                "CPU time of a guarded call that succeeds, in nanoseconds", Plot.Axis.NANOS, SERIES, groups, null);
    }
}
