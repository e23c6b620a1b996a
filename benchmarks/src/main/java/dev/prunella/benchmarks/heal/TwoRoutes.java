// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One server behind one address, from where two routes lead to it: the pool is filled over the first, one of its connections is
 * renewed over the second, where a long query is started on it, and then the first route is blackholed.
 */
final class TwoRoutes implements Scene {

    private static final int FILLED_PATIENCE_SECONDS = 10;

    private final PostgresServer server;
    private final FaultProxy first;
    private final FaultProxy second;
    private final FaultProxy address;
    private final Sleeper sleeper = new Sleeper();

    private TwoRoutes(PostgresServer server) {
        this.server = server;
        this.first = FaultProxy.to("127.0.0.1", server.port());
        this.second = FaultProxy.to("127.0.0.1", server.port());
        this.address = FaultProxy.to(first.host(), first.port());
    }

    /** With something done to the address before anybody connects to it. */
    static TwoRoutes open(Consumer<FaultProxy> setting) {
        TwoRoutes routes = new TwoRoutes(PostgresServer.start());
        setting.accept(routes.address);
        return routes;
    }

    @Override
    public Place place() {
        return Place.behind(address);
    }

    @Override
    public List<PostgresServer> servers() {
        return List.of(server);
    }

    @Override
    public void prepare(HikariDataSource dataSource) throws SQLException, InterruptedException {
        awaitFull(dataSource);
        Set<Integer> overTheFirst = backends(dataSource);
        address.redirectNewTo(second.host(), second.port());
        try (Connection one = dataSource.getConnection()) {
            dataSource.evictConnection(one);
        }
        awaitFull(dataSource);
        sleeper.start(borrowOther(dataSource, overTheFirst));
    }

    @Override
    public Strike strike(HikariDataSource dataSource) {
        long began = System.nanoTime();
        first.blackholeEstablished();
        return new Strike(began, null, sleeper::ended, sleeper::end);
    }

    @Override
    public void close() {
        try (server;
                second;
                first) {
            address.close();
        }
    }

    private static void awaitFull(HikariDataSource dataSource) throws InterruptedException {
        long began = System.nanoTime();
        while (dataSource.getHikariPoolMXBean().getIdleConnections() < dataSource.getMaximumPoolSize()) {
            if (System.nanoTime() - began > TimeUnit.SECONDS.toNanos(FILLED_PATIENCE_SECONDS)) {
                throw new IllegalStateException("the pool did not fill: " + dataSource.getHikariPoolMXBean());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static Set<Integer> backends(HikariDataSource dataSource) throws SQLException {
        Set<Integer> backends = new HashSet<>();
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < dataSource.getMaximumPoolSize(); i++) {
                Connection connection = dataSource.getConnection();
                all.add(connection);
                backends.add(backend(connection));
            }
            return backends;
        } finally {
            giveBack(all);
        }
    }

    /** The one connection whose backend is none of these. */
    private static Connection borrowOther(HikariDataSource dataSource, Set<Integer> these) throws SQLException {
        List<Connection> others = new ArrayList<>();
        try {
            while (true) {
                Connection connection = dataSource.getConnection();
                if (!these.contains(backend(connection))) {
                    return connection;
                }
                others.add(connection);
            }
        } finally {
            giveBack(others);
        }
    }

    private static int backend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void giveBack(List<Connection> connections) throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
