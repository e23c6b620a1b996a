// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.spring.app.TimedShop;
import dev.prunella.testkit.postgres.PostgresServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the starter adds to the start of an application: processes with it and without it, by turns, on a real PostgreSQL. Writes the
 * page of results.
 */
class StartUpCampaign {

    private static final int RUNS = Integer.getInteger("prunella.starts", 10);
    private static final long MOST_MILLIS = 150;
    private static final double MOST_MEBIBYTES = 8;

    /** The folders and archives that are the starter. */
    private static final List<String> OURS = List.of("core", "probes", "actuators", "spring-starter");

    private static final String MEANING = """

            What may stop the start is checked before it ends: properties, the folder of the trail and, where something is set for a target, the
            target. The rest, the supervisor itself, is built after it: `supervised` is how long that takes once the application is
            ready. See [what waits for the start](../decisions/0016-what-waits-for-the-start.md).
            """;

    @TempDir
    Path folder;

    private enum Kind {
        WITHOUT("without the starter"),
        SHADOW("with it, by its defaults: SHADOW, trail in memory"),
        AUTO("with it, AUTO, trail in a folder"),
        SET("the same, and a property of a target is set");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private record Start(long millis, long bytes, long millisUntilSupervised) {}

    @Test
    void costsLittle() throws Exception {
        Map<Kind, List<Start>> starts = new EnumMap<>(Kind.class);
        try (PostgresServer server = PostgresServer.start()) {
            for (int run = -1; run < RUNS; run++) {
                for (Kind kind : Kind.values()) {
                    Start start = start(kind, server);
                    if (run >= 0) { // the first of each reads its classes from the disk
                        starts.computeIfAbsent(kind, any -> new ArrayList<>()).add(start);
                    }
                }
            }
        }
        Files.writeString(Path.of(System.getProperty("prunella.starter.results")), page(starts));
        for (Kind kind : List.of(Kind.SHADOW, Kind.AUTO, Kind.SET)) {
            assertThat(mebibytesOver(starts, kind)).as("MiB, " + kind).isLessThanOrEqualTo(MOST_MEBIBYTES);
        }
    }

    private Start start(Kind kind, PostgresServer server) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath(kind),
                TimedShop.class.getName(),
                "--" + BootedApplication.without(),
                "--server.port=0",
                "--spring.datasource.url=" + server.jdbcUrl(),
                "--spring.datasource.username=" + server.user(),
                "--spring.datasource.password=" + server.password()));
        if (kind == Kind.AUTO || kind == Kind.SET) {
            command.addAll(List.of(
                    "--prunella.mode=auto",
                    "--prunella.owner=shop",
                    "--prunella.trail.folder=" + Files.createTempDirectory(folder, "trail")));
        }
        if (kind == Kind.SET) {
            command.add("--prunella.targets.dataSource.severity=critical");
        }
        Process shop = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(shop.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shop.waitFor()).as(output).isZero();
        assertThat(output.contains("supervisor: 2 targets are supervised"))
                .as(output)
                .isEqualTo(kind != Kind.WITHOUT);
        String[] told = output.lines()
                .filter(line -> line.startsWith("started "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output))
                .split(" ", -1);
        return new Start(Long.parseLong(told[1]), Long.parseLong(told[2]), Long.parseLong(told[3]));
    }

    private static String classPath(Kind kind) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !isResilience4js(entry.replace(File.separatorChar, '/')))
                .filter(entry -> kind != Kind.WITHOUT || !isOurs(entry))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Which an application may have or not; it is on the class path for other tests. */
    private static boolean isResilience4js(String entry) {
        return entry.contains("/resilience4j-") && !entry.contains("/resilience4j-core/");
    }

    private static boolean isOurs(String entry) {
        String path = entry.replace(File.separatorChar, '/');
        return OURS.stream().anyMatch(module -> path.contains("/" + module + "/target/"))
                && !path.endsWith("/test-classes");
    }

    private static double median(List<Start> starts, ToLongFunction<Start> figure) {
        long[] sorted = starts.stream().mapToLong(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }

    private static double millisOver(Map<Kind, List<Start>> starts, Kind kind) {
        return median(starts.get(kind), Start::millis) - median(starts.get(Kind.WITHOUT), Start::millis);
    }

    private static double mebibytesOver(Map<Kind, List<Start>> starts, Kind kind) {
        return (median(starts.get(kind), Start::bytes) - median(starts.get(Kind.WITHOUT), Start::bytes)) / (1 << 20);
    }

    private static String page(Map<Kind, List<Start>> starts) {
        StringBuilder out = new StringBuilder("# What the starter costs\n\n");
        out.append(String.format(
                Locale.ROOT,
                """
                %s, %d processors, Java %s. A Spring Boot application with web, JDBC and actuator on a real PostgreSQL, each start a process of
                its own, by turns, %d of each. Start: from the start of the process until it is ready; heap: what stays used after
                collections of garbage, once it is supervised and a connection was lent. Written by `-Pcampaign-start-up`, see
                [campaigns](../campaigns.md). Goals: 150 ms, 8 MiB.

                | application | start, median (least-most) | more | supervised | heap, median (least-most) | more |
                |---|---|---|---|---|---|
                """,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.runtime.version"),
                RUNS));
        starts.forEach((kind, all) -> out.append(String.format(
                Locale.ROOT,
                "| %s | %s ms | %+.0f ms | %s | %s MiB | %+.2f MiB |%n",
                kind.words,
                spread(all, Start::millis, 1, "%.0f"),
                millisOver(starts, kind),
                kind == Kind.WITHOUT ? "" : "%.0f ms later".formatted(median(all, Start::millisUntilSupervised)),
                spread(all, Start::bytes, 1 << 20, "%.1f"),
                mebibytesOver(starts, kind))));
        return out.append(MEANING).append(goals(starts)).toString();
    }

    private static String goals(Map<Kind, List<Start>> starts) {
        StringBuilder out = new StringBuilder();
        for (Kind kind : List.of(Kind.SHADOW, Kind.AUTO, Kind.SET)) {
            boolean start = millisOver(starts, kind) <= MOST_MILLIS;
            boolean heap = mebibytesOver(starts, kind) <= MOST_MEBIBYTES;
            out.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %s |%n",
                    kind.words,
                    start ? "met" : "**missed**",
                    heap ? "met" : "**missed**"));
        }
        return "%n| goal | start | heap |%n|---|---|---|%n%s".formatted(out);
    }

    private static String spread(List<Start> starts, ToLongFunction<Start> figure, int unit, String format) {
        var all = starts.stream().mapToLong(figure).summaryStatistics();
        return String.format(
                Locale.ROOT,
                format + " (" + format + "-" + format + ")",
                median(starts, figure) / unit,
                (double) all.getMin() / unit,
                (double) all.getMax() / unit);
    }
}
