// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import dev.prunella.testkit.network.FaultProxy;
import java.sql.SQLException;

/**
 * Two PostgreSQL servers behind one address, as a cluster with a moving endpoint shows itself to an application: a proxy
 * decides which of them new connections reach. The servers do not replicate; what both need is run on both by {@link
 * #executeOnBoth(String)}.
 */
public final class PostgresPair implements AutoCloseable {

    private final FaultProxy proxy;
    private PostgresServer primary;
    private PostgresServer standby;

    private PostgresPair(PostgresServer primary, PostgresServer standby) {
        this.primary = primary;
        this.standby = standby;
        this.proxy = FaultProxy.to("127.0.0.1", primary.port());
    }

    /** Starts both servers with the defaults, named {@code postgres-a} (the primary) and {@code postgres-b}. */
    public static PostgresPair start() {
        return start(PostgresServer.builder(), PostgresServer.builder());
    }

    /** Starts both servers as given; their names are set to {@code postgres-a} and {@code postgres-b}. */
    public static PostgresPair start(PostgresServerBuilder primary, PostgresServerBuilder standby) {
        PostgresServer first = primary.name("postgres-a").start();
        try {
            return new PostgresPair(first, standby.name("postgres-b").start());
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /** The server that new connections reach now; the two change places with each demotion. */
    public synchronized PostgresServer primary() {
        return primary;
    }

    /** The other one. It accepts writes from whoever reaches it, unless it was demoted. */
    public synchronized PostgresServer standby() {
        return standby;
    }

    /** The proxy in front, for further faults. */
    public FaultProxy proxy() {
        return proxy;
    }

    /** The JDBC URL of the one address in front of both. */
    public String jdbcUrl() {
        return primary().jdbcUrl(proxy.host(), proxy.port());
    }

    /** Runs the same statement on both servers. */
    public synchronized void executeOnBoth(String sql) throws SQLException {
        primary.execute(sql);
        standby.execute(sql);
    }

    /**
     * Fails over: new connections go to the standby, then the primary refuses writes on the connections that are left to
     * it. In this order there is a writable server behind the address at every moment, so that no outage of the fixture's
     * own is added to the fault. A standby that was demoted before is promoted first.
     */
    public synchronized void demotePrimary() {
        PostgresServer old = primary;
        standby.promote();
        primary = standby;
        standby = old;
        proxy.redirectNewTo("127.0.0.1", primary.port());
        old.demote();
    }

    /** Closes the proxy and both servers. Idempotent. */
    @Override
    public void close() {
        try (PostgresServer first = primary();
                PostgresServer second = standby()) {
            proxy.close();
        }
    }
}
