// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.Spread;
import dev.prunella.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** H5: what the platform does instead: {@code kill -9} of a small Spring Boot process, and its start. */
final class PlatformRestart {

    static final String KEY = "platform";

    private static final double TIMES = 3;
    private static final Path JAR = Path.of("benchmarks/platform/target/platform.jar");

    private PlatformRestart() {}

    /**
     * How long each restart took.
     *
     * @param times from the kill to the first answer with status 200
     */
    record Times(List<Duration> times) {

        Spread seconds() {
            return Spread.of(times, Spread::seconds);
        }

        String section(List<Row> rows) {
            return """
                    ## H5: restart by the platform

                    A minimal Spring Boot process (web and JDBC, one page that reads from the same kind of server) is killed with
                    `kill -9` and started again at once: %s from the kill to the first answer with status 200, in %d runs. What a
                    platform needs before, to notice and to decide, is not in it, and neither is what was under way: all of that is
                    lost. Target: at least %.0f times as long as Prunella's downtime in every row: %s.

                    """.formatted(seconds().text("%.2f s"), times.size(), TIMES, verdict(rows));
        }

        private String verdict(List<Row> rows) {
            List<String> missed = rows.stream()
                    .filter(row -> row.timesShorter(seconds().median()) < TIMES)
                    .map(row -> row.fault().title())
                    .toList();
            return missed.isEmpty() ? "met" : "**missed** by " + String.join("; ", missed);
        }
    }

    /** Starts the process once, then kills it and starts it again {@code runs} times. */
    static Times measure(int runs) throws IOException, InterruptedException {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException(JAR + " is missing: benchmarks/run-time-to-heal builds it");
        }
        List<Duration> times = new ArrayList<>();
        try (PostgresServer server = PostgresServer.start();
                SmallProcess process = new SmallProcess(JAR, server)) {
            process.start();
            process.awaitAnswer();
            for (int run = 1; run <= runs; run++) {
                long killed = System.nanoTime();
                process.kill();
                process.start();
                process.awaitAnswer();
                times.add(Duration.ofNanos(System.nanoTime() - killed));
                System.out.println(
                        KEY + ", run " + run + ": " + times.get(run - 1).toMillis() + " ms");
            }
        }
        return new Times(times);
    }
}
