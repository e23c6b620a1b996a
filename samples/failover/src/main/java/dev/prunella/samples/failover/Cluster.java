// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two PostgreSQL servers behind moving endpoints. Each pool has an endpoint of its own, so that the pools share the servers and the
 * moment of the fault and nothing else. The servers do not replicate.
 */
final class Cluster implements AutoCloseable {

    private final PostgresServer primary;
    private final PostgresServer standby;
    private final List<FaultProxy> endpoints = new ArrayList<>();
    private boolean demoted;

    private Cluster(PostgresServer primary, PostgresServer standby) {
        this.primary = primary;
        this.standby = standby;
    }

    static Cluster start() throws SQLException {
        PostgresServer primary = PostgresServer.builder().name("primary").start();
        Cluster cluster =
                new Cluster(primary, PostgresServer.builder().name("standby").start());
        for (PostgresServer server : cluster.servers()) {
            server.execute(OrderService.TABLE);
        }
        return cluster;
    }

    List<PostgresServer> servers() {
        return List.of(primary, standby);
    }

    /** The one that endpoints lead to at first. */
    PostgresServer primary() {
        return primary;
    }

    /** The endpoints of this act's pools. */
    List<FaultProxy> endpoints() {
        return List.copyOf(endpoints);
    }

    /** HikariCP's settings for a pool on the endpoint: all defaults but where the database is. */
    HikariConfig settings(String poolName) {
        FaultProxy endpoint = FaultProxy.to("127.0.0.1", primary.port());
        endpoints.add(endpoint);
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(poolName);
        settings.setJdbcUrl(primary.jdbcUrl(endpoint.host(), endpoint.port()));
        settings.setUsername(primary.user());
        settings.setPassword(primary.password());
        return settings;
    }

    /**
     * New connections reach the standby from now on. Those that are open stay with the old primary, which answers every read and
     * refuses every write.
     */
    void demotePrimary() {
        endpoints.forEach(endpoint -> endpoint.redirectNewTo("127.0.0.1", standby.port()));
        demoted = true;
        primary.demote();
    }

    /** Ends an act: its endpoints are gone, whatever is stuck in them is reset, and the primary takes writes. */
    void reset() {
        endpoints.forEach(FaultProxy::close);
        endpoints.clear();
        if (demoted) {
            primary.promote();
            demoted = false;
        }
    }

    @Override
    public void close() {
        try (primary;
                standby) {
            endpoints.forEach(FaultProxy::close);
        }
    }
}
