// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import com.amazon.randomcutforest.parkservices.ThresholdedRandomCutForest;
import dev.prunella.benchmarks.report.CpuProfiler;
import dev.prunella.benchmarks.report.MachineFacts;
import dev.prunella.benchmarks.report.Spread;
import dev.prunella.benchmarks.report.SvgPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * N1 to N3 and N5: how well incidents are found in a folder of labelled series, how often a detector errs where nothing is wrong, and what it
 * costs; writes the page of results.
 */
public final class DetectionQuality {

    private static final String BYTES = "gc.alloc.rate.norm";
    private static final int ITERATIONS = 3;
    private static final long MILLIS = 500;

    private DetectionQuality() {}

    /** Runs; see {@link Options} for the arguments. */
    public static void main(String[] arguments) throws IOException, RunnerException {
        Options options = Options.parse(arguments);
        List<LabelledSeries> series = NabFolder.read(options.folder());
        Contest contest = new Contest(series);
        List<Standing> standings = new ArrayList<>();
        for (Contender contender : Contender.values()) {
            Standing standing = new Standing(
                    contender,
                    scores(contest, contender),
                    HealthyQuality.of(contender),
                    cost(contender, options.forks()));
            standings.add(standing);
            System.out.println(contender + ": " + standing.shipped(Variant.PLAIN));
        }
        contest.write(Contender.ENSEMBLE, options.scores());
        DetectionPage page = new DetectionPage(options, standings);
        Files.writeString(options.plot(), SvgPlot.of(page.plot()));
        Files.writeString(options.page(), page.text(head(series)));
        System.out.println("written: " + options.page() + ", scores of each row in " + options.scores());
    }

    private static Map<Variant, Scores> scores(Contest contest, Contender contender) {
        Map<Variant, Scores> all = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            all.put(variant, contest.run(contender, variant));
        }
        return all;
    }

    private static Standing.Cost cost(Contender contender, int forks) throws RunnerException {
        List<RunResult> runs = new ArrayList<>();
        for (int fork = 0; fork < forks; fork++) {
            runs.add(new Runner(new OptionsBuilder()
                            .include(DetectorCost.class.getName())
                            .param("contender", contender.name())
                            .forks(1)
                            .warmupIterations(ITERATIONS)
                            .warmupTime(TimeValue.milliseconds(MILLIS))
                            .measurementIterations(ITERATIONS)
                            .measurementTime(TimeValue.milliseconds(MILLIS))
                            .addProfiler(CpuProfiler.class)
                            .addProfiler(GCProfiler.class)
                            .verbosity(VerboseMode.SILENT)
                            .shouldFailOnError(true)
                            .build())
                    .runSingle());
        }
        return new Standing.Cost(
                Spread.of(runs, run -> secondary(run, CpuProfiler.LABEL)),
                Spread.of(runs, run -> secondary(run, BYTES)),
                Footprint.bytes(contender));
    }

    private static double secondary(RunResult run, String label) {
        Result<?> value = run.getSecondaryResults().get(label);
        return value == null ? Double.NaN : value.getScore();
    }

    private static String head(List<LabelledSeries> series) throws IOException {
        return "%s · %s, Random Cut Forest %s · `benchmarks/run-detection FOLDER` · %d files, %,d rows"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        MachineFacts.javaLine(),
                        MachineFacts.versionOf(ThresholdedRandomCutForest.class),
                        series.size(),
                        series.stream().mapToInt(LabelledSeries::rows).sum());
    }
}
