// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.SQLException;
import java.util.List;

/**
 * One server behind one proxy.
 *
 * @param server the only one
 * @param proxy the only way to it
 * @param blow what happens
 */
record BehindProxy(PostgresServer server, FaultProxy proxy, Blow blow) implements Scene {

    /** What happens on a scene that needs nothing prepared. */
    @FunctionalInterface
    interface Blow {
        /** Does it. */
        Strike on(FaultProxy proxy, HikariDataSource dataSource) throws SQLException, InterruptedException;
    }

    static BehindProxy with(Blow blow) {
        PostgresServer server = PostgresServer.start();
        return new BehindProxy(server, FaultProxy.to("127.0.0.1", server.port()), blow);
    }

    @Override
    public Place place() {
        return Place.behind(proxy);
    }

    @Override
    public List<PostgresServer> servers() {
        return List.of(server);
    }

    @Override
    public Strike strike(HikariDataSource dataSource) throws SQLException, InterruptedException {
        return blow.on(proxy, dataSource);
    }

    @Override
    public void close() {
        try (server) {
            proxy.close();
        }
    }
}
