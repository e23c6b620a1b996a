// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import dev.prunella.testkit.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One fault on one subject: fresh servers, a fresh pool, calm, the fault, and watching until all of the fault has happened and
 * the subject is well and settled, or patience has ended.
 *
 * @param fault what is done to it
 * @param patience for how long it is watched once it could recover
 */
record Trial(Fault fault, Duration patience) {

    static final int WORKERS = 4;
    static final Duration PAUSE = Duration.ofMillis(5);
    static final Duration CALM = Duration.ofSeconds(3);
    static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final String STORED = "SELECT id FROM prunella_load";

    Measured run(Variant variant) throws IOException, SQLException, InterruptedException {
        Path directory = Files.createTempDirectory("prunella-time-to-heal-");
        try (Scene scene = fault.scene()) {
            for (PostgresServer server : scene.servers()) {
                server.execute(JdbcLoad.TABLE);
            }
            return measure(scene, variant.open(scene.place(), directory));
        } finally {
            delete(directory);
        }
    }

    private Measured measure(Scene scene, Subject subject) throws IOException, SQLException, InterruptedException {
        Strike strike;
        LoadReport all;
        String beside;
        try (subject) {
            scene.prepare(subject.dataSource());
            JdbcLoad load = JdbcLoad.start(subject.dataSource(), WORKERS, PAUSE);
            try (load) {
                TimeUnit.NANOSECONDS.sleep(CALM.toNanos());
                strike = scene.strike(subject.dataSource());
                watch(strike, subject, load);
            }
            // before the pool is closed, which ends what is still under way
            all = load.report();
            beside = strike.beside().get();
        }
        WrittenOnce writes = WrittenOnce.check(all.acknowledgedWrites(), STORED, scene.servers());
        return Measured.of(all, strike, beside, writes, subject.healing());
    }

    private void watch(Strike strike, Subject subject, JdbcLoad load) throws InterruptedException {
        // seldom: a look at the load sorts all its requests, and takes time from what is measured
        do {
            TimeUnit.SECONDS.sleep(2);
        } while (!over(strike, subject, load));
    }

    private boolean over(Strike strike, Subject subject, JdbcLoad load) {
        return System.nanoTime() - strike.curableNanos() >= patience.toNanos()
                || (strike.over().getAsBoolean()
                        && subject.settled()
                        && Measured.recovery(load.report(), strike) != null);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
