// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** H4: the database is killed and comes back. */
final class DatabaseDown implements Fault {

    private static final Duration DOWN = Duration.ofSeconds(15);

    @Override
    public String key() {
        return "down";
    }

    @Override
    public String id() {
        return "H4";
    }

    @Override
    public String title() {
        return "database killed, back after 15 s";
    }

    @Override
    public String description() {
        return "`kill -9` of all processes of the server, and its start %d s later. Recovery counts from its return: the first"
                        .formatted(DOWN.toSeconds())
                + " connect past the pool that succeeds.";
    }

    @Override
    public Goal goal() {
        return Goal.recoveredWithin(Duration.ofMillis(1_500))
                .and(Goal.noActionWhileDown())
                .and(Goal.oneAction());
    }

    @Override
    public Scene scene() {
        return new Killed(PostgresServer.start());
    }

    @Override
    public boolean warmsUp() {
        return false;
    }

    private record Killed(PostgresServer server) implements Scene {

        @Override
        public Place place() {
            return Place.of(server);
        }

        @Override
        public List<PostgresServer> servers() {
            return List.of(server);
        }

        @Override
        public Strike strike(HikariDataSource dataSource) throws InterruptedException {
            long began = System.nanoTime();
            server.kill();
            TimeUnit.NANOSECONDS.sleep(DOWN.toNanos());
            CompletableFuture<Void> start = CompletableFuture.runAsync(server::restart);
            long returned = awaitConnect(start);
            start.join();
            return new Strike(began, returned, () -> true, () -> Strike.NO_WORK);
        }

        private long awaitConnect(CompletableFuture<Void> start) throws InterruptedException {
            while (!start.isCompletedExceptionally()) {
                try (Connection connection = server.connect()) {
                    if (connection.isValid(1)) {
                        return System.nanoTime();
                    }
                } catch (SQLException notYet) {
                    TimeUnit.MILLISECONDS.sleep(2);
                }
            }
            return System.nanoTime();
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
