// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import dev.prunella.testkit.postgres.PostgresPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One fault on one subject: fresh servers, a fresh pool, calm, the fault, and watching until the subject is well and settled or
 * patience has ended.
 *
 * @param fault what is done to it
 * @param patience for how long it is watched after the fault
 */
record Trial(Fault fault, Duration patience) {

    static final int WORKERS = 4;
    static final Duration PAUSE = Duration.ofMillis(5);
    static final Duration CALM = Duration.ofSeconds(4);
    static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final String STORED = "SELECT id FROM prunella_load";

    Measured run(Variant variant) throws IOException, SQLException, InterruptedException {
        Path directory = Files.createTempDirectory("prunella-time-to-heal-");
        try (PostgresPair pair = PostgresPair.start()) {
            pair.executeOnBoth(JdbcLoad.TABLE);
            Subject subject = variant.open(database(pair), directory);
            long faultNanos;
            JdbcLoad load = JdbcLoad.start(subject.dataSource(), WORKERS, PAUSE);
            try (subject;
                    load) {
                faultNanos = strike(pair, subject, load);
            }
            LoadReport all = load.report();
            WrittenOnce writes =
                    WrittenOnce.check(all.acknowledgedWrites(), STORED, List.of(pair.primary(), pair.standby()));
            return Measured.of(all, faultNanos, writes, subject.healing());
        } finally {
            delete(directory);
        }
    }

    private long strike(PostgresPair pair, Subject subject, JdbcLoad load) throws SQLException, InterruptedException {
        TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
        long faultNanos = System.nanoTime();
        fault.strike(pair);
        // seldom: a look at the load sorts all its requests, and takes time from what is measured
        do {
            TimeUnit.SECONDS.sleep(2);
        } while (!over(subject, load, faultNanos));
        return faultNanos;
    }

    private boolean over(Subject subject, JdbcLoad load, long faultNanos) {
        return System.nanoTime() - faultNanos >= patience.toNanos()
                || (subject.settled() && load.report().since(faultNanos).recovery() != null);
    }

    private static HikariConfig database(PostgresPair pair) {
        HikariConfig database = new HikariConfig();
        database.setJdbcUrl(pair.jdbcUrl());
        database.setUsername(pair.primary().user());
        database.setPassword(pair.primary().password());
        return database;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
