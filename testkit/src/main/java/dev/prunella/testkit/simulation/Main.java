// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.testkit.simulation.check.Law;
import dev.prunella.testkit.simulation.check.Laws;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs a range of drawn seeds under the library's own laws: {@code --seeds 1-100000 --threads 2}, or whole days of three targets under
 * the default policy: {@code --days 20 --threads 2}, or shows the run of one seed as a story: {@code --story 42}.
 */
public final class Main {

    private static final int SEEDS_A_LINE = 10_000;
    private static final String USAGE =
            "usage: Main --seeds FIRST-LAST [--threads N] | Main --days N [--threads N] | Main --story SEED";

    private Main() {}

    /** Exits with 0 if all laws hold, with 1 if one is broken, with 2 if the arguments are wrong. */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out));
    }

    /** As {@link #main}, without the exit. */
    static int run(List<String> args, PrintStream out) {
        try {
            String story = valueOf("--story", args);
            if (!story.isEmpty()) {
                out.println(Simulation.ofEverything().story(Long.parseLong(story)));
                return 0;
            }
            int threads = args.contains("--threads") ? Integer.parseInt(valueOf("--threads", args)) : 1;
            String days = valueOf("--days", args);
            if (!days.isEmpty()) {
                return days(Integer.parseInt(days), threads, out);
            }
            String[] range = valueOf("--seeds", args).split("-", 2);
            return seeds(Long.parseLong(range[0]), Long.parseLong(range[1]), threads, out);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            out.println(USAGE);
            return 2;
        }
    }

    private static int days(int count, int threads, PrintStream out) {
        Remediation evict = Remediation.named("evict", context -> RemediationResult.done("evicted"));
        Remediation restart = Remediation.named("restart", context -> RemediationResult.done("restarted"));
        SimulationReport report = Simulation.of(Policy.ofDefaults())
                .runbook(Runbook.of(evict, restart))
                .lasting(Duration.ofDays(1))
                .runs(count)
                .threads(threads)
                .check(Laws.all().toArray(new Law[0]))
                .run();
        out.println(report.summary());
        out.print(report.story());
        return report.failures().isEmpty() ? 0 : 1;
    }

    private static int seeds(long first, long last, int threads, PrintStream out) {
        List<SimulationReport> reports = new ArrayList<>();
        for (long from = first; from <= last; from += SEEDS_A_LINE) {
            int runs = (int) Math.min(SEEDS_A_LINE, last - from + 1);
            SimulationReport report = Simulation.ofEverything()
                    .seed(from)
                    .runs(runs)
                    .threads(threads)
                    .run();
            out.println(report.summary());
            out.print(report.story());
            reports.add(report);
        }
        long failed =
                reports.stream().mapToLong(report -> report.failures().size()).sum();
        double days = reports.stream()
                .mapToDouble(report -> report.virtual().toMillis() / 86_400_000.0)
                .sum();
        double seconds = reports.stream()
                .mapToDouble(report -> report.took().toMillis() / 1_000.0)
                .sum();
        out.printf(
                Locale.ROOT,
                "all: seeds %d to %d, %.1f simulated days, %.2f days per second and thread, %d violations%n",
                first,
                last,
                days,
                days / seconds / threads,
                failed);
        return failed == 0 ? 0 : 1;
    }

    private static String valueOf(String option, List<String> args) {
        int index = args.indexOf(option);
        return index < 0 ? "" : args.get(index + 1);
    }
}
