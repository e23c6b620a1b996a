// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import java.time.Duration;
import java.util.List;

/** H2: the port is mute for good, and there is another way. */
final class WedgeForGood implements Fault {

    @Override
    public String key() {
        return "other-way";
    }

    @Override
    public String id() {
        return "H2";
    }

    @Override
    public String title() {
        return "mute for good, with another way";
    }

    @Override
    public String description() {
        return "The port accepts and says nothing any more; another address leads to the same server. Prunella is told of it by"
                + " `alternativeUrl`, the expert's URL has both addresses, the others have no such thing.";
    }

    @Override
    public Goal goal() {
        return Goal.recoveredWithin(Duration.ofMillis(800));
    }

    @Override
    public Scene scene() {
        PostgresServer server = PostgresServer.start();
        return new TwoAddresses(
                server, FaultProxy.to("127.0.0.1", server.port()), FaultProxy.to("127.0.0.1", server.port()));
    }

    private record TwoAddresses(PostgresServer server, FaultProxy first, FaultProxy second) implements Scene {

        @Override
        public Place place() {
            return Place.behind(first, second);
        }

        @Override
        public List<PostgresServer> servers() {
            return List.of(server);
        }

        @Override
        public Strike strike(HikariDataSource dataSource) {
            long began = System.nanoTime();
            first.mute();
            return Strike.at(began);
        }

        @Override
        public void close() {
            try (server;
                    second) {
                first.close();
            }
        }
    }
}
