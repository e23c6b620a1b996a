// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.postgres.PostgresPair;
import dev.prunella.testkit.postgres.PostgresServer;
import java.time.Duration;
import java.util.List;

/** H1: the primary is demoted. */
final class Demotion implements Fault {

    @Override
    public String key() {
        return "demotion";
    }

    @Override
    public String id() {
        return "H1";
    }

    @Override
    public String title() {
        return "demoted primary";
    }

    @Override
    public String description() {
        return "Two servers behind one address. New connections reach the other server, then the old primary is set read-only:"
                + " connections that are open answer reads and refuse writes (25006).";
    }

    @Override
    public Goal goal() {
        return Goal.recoveredWithin(Duration.ofMillis(250)).and(Goal.failedAtMost(60));
    }

    @Override
    public Scene scene() {
        return new Pair(PostgresPair.start());
    }

    private record Pair(PostgresPair pair) implements Scene {

        @Override
        public Place place() {
            return Place.behind(pair.proxy());
        }

        @Override
        public List<PostgresServer> servers() {
            return List.of(pair.primary(), pair.standby());
        }

        @Override
        public Strike strike(HikariDataSource dataSource) {
            long began = System.nanoTime();
            pair.demotePrimary();
            return Strike.at(began);
        }

        @Override
        public void close() {
            pair.close();
        }
    }
}
