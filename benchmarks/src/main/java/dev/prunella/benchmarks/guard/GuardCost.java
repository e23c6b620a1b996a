// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import com.alibaba.csp.sentinel.SphU;
import dev.failsafe.Failsafe;
import dev.prunella.benchmarks.report.CpuProfiler;
import dev.prunella.benchmarks.report.MachineFacts;
import dev.prunella.benchmarks.report.SvgPlot;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** P1, P2: measures what a guarded call costs, and writes the page of results. */
public final class GuardCost {

    private static final String BYTES = "gc.alloc.rate.norm";
    private static final List<String> FLAGS = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
    private static final List<String> QUIET =
            List.of("-Dcsp.sentinel.log.dir=benchmarks/target/sentinel", "-Dcsp.sentinel.log.output.type=file");

    private final Options options;
    private final Figures figures = new Figures();
    private String jdk = "";

    private GuardCost(Options options) {
        this.options = options;
    }

    /** Measures; see {@link Options} for the arguments. */
    public static void main(String[] arguments) throws RunnerException, IOException {
        Options options = Options.parse(arguments);
        GuardCost cost = new GuardCost(options);
        for (int fork = 1; fork <= options.forks(); fork++) {
            // by turns, so that a busy minute of the machine does not fall on one of them alone
            cost.round();
        }
        String command = ("benchmarks/run-guard " + String.join(" ", arguments)).strip();
        GuardPage page = new GuardPage(options, cost.figures);
        Files.writeString(options.plot(), SvgPlot.of(page.plot()));
        Files.writeString(options.out(), page.text(cost.head(command), FLAGS, MachineFacts.load()));
        System.out.println("written: " + options.out());
    }

    private void round() throws RunnerException {
        for (Scene scene : Scene.values()) {
            for (int threads : options.threads(scene)) {
                for (Row row : Row.values()) {
                    if (row.fits(scene)) {
                        measure(row, scene, threads);
                    }
                }
            }
        }
    }

    private void measure(Row row, Scene scene, int threads) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(options.millis(row, scene));
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .include(GuardedCall.class.getName())
                .param("row", row.name())
                .param("scene", scene.name())
                .threads(threads)
                .forks(1)
                .warmupIterations(2 * options.iterations())
                .warmupTime(time)
                .measurementIterations(options.iterations())
                .measurementTime(time)
                .jvmArgs(FLAGS.toArray(String[]::new))
                .jvmArgsAppend(QUIET.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true);
        if (options.jdk() != null) {
            builder.jvm(options.jdk().resolve("bin/java").toString());
        }
        RunResult result = new Runner(builder.build()).runSingle();
        jdk = result.getParams().getJdkVersion();
        double wall = result.getPrimaryResult().getScore();
        Figures.Fork fork = new Figures.Fork(secondary(result, CpuProfiler.LABEL), wall, secondary(result, BYTES));
        System.out.println(row + " " + scene + " x" + threads + ": " + fork);
        figures.add(row, scene, threads, fork);
    }

    private static double secondary(RunResult result, String label) {
        Result<?> value = result.getSecondaryResults().get(label);
        return value == null ? Double.NaN : value.getScore();
    }

    private String head(String command) throws IOException {
        return "%s · %s, calls on JDK %s, resilience4j %s, Failsafe %s, SmallRye %s, Sentinel %s, Micrometer %s · `%s`"
                .formatted(
                        LocalDate.now(ZoneOffset.UTC),
                        MachineFacts.javaLine(),
                        jdk,
                        MachineFacts.versionOf(CircuitBreaker.class),
                        MachineFacts.versionOf(Failsafe.class),
                        MachineFacts.versionOf(TypedGuard.class),
                        MachineFacts.versionOf(SphU.class),
                        MachineFacts.versionOf(Timer.class),
                        command);
    }
}
