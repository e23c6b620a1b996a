// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.postgres.PostgresServer;
import java.time.Duration;
import java.util.List;

/** H3: the application leaks connections until there are none. */
final class Leak implements Fault {

    private static final int POOL = 16;
    private static final int LEAKS = POOL + 2;
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final Duration AFTERWARDS = Duration.ofSeconds(3);

    @Override
    public String key() {
        return "leak";
    }

    @Override
    public String id() {
        return "H3";
    }

    @Override
    public String title() {
        return "connection leak";
    }

    @Override
    public String description() {
        return "A thread of the application borrows one connection every 2 s, reads with it and forgets it, %d times, in a pool"
                        .formatted(LEAKS)
                + " of %d: that is empty after %d s, for good.".formatted(POOL, POOL * BETWEEN.toSeconds());
    }

    @Override
    public Goal goal() {
        return Goal.nothingFailed();
    }

    @Override
    public Scene scene() {
        return new Leaking(PostgresServer.start());
    }

    /** Until the end of the leak and a moment longer, whatever is asked for: the rest is known. */
    @Override
    public Duration patience(Duration asked) {
        return BETWEEN.multipliedBy(LEAKS).plus(AFTERWARDS);
    }

    @Override
    public boolean warmsUp() {
        return false;
    }

    private record Leaking(PostgresServer server) implements Scene {

        @Override
        public Place place() {
            return Place.of(server).withPoolOf(POOL);
        }

        @Override
        public List<PostgresServer> servers() {
            return List.of(server);
        }

        @Override
        public Strike strike(HikariDataSource dataSource) {
            long began = System.nanoTime();
            Leaker leaker = Leaker.start(dataSource, LEAKS, BETWEEN);
            return new Strike(began, null, leaker::over, leaker::count);
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
