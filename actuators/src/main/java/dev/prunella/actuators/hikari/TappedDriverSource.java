// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The driver's source as one generation sees it: each physical connection that it makes is noted and told. */
final class TappedDriverSource implements DataSource {

    private final DataSource driver;
    private final long generation;
    private final PhysicalConnections connections;
    private final Connects connects;
    private final PoolTaps taps;

    TappedDriverSource(
            DataSource driver, long generation, PhysicalConnections connections, Connects connects, PoolTaps taps) {
        this.driver = driver;
        this.generation = generation;
        this.connections = connections;
        this.connects = connects;
        this.taps = taps;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return noted(driver::getConnection);
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return noted(() -> driver.getConnection(username, password));
    }

    private Connection noted(Connecting connecting) throws SQLException {
        long begin = taps.clock().nanoTime();
        Connects.Connect connect = connects.begin(begin);
        try {
            Connection raw = connecting.connect();
            if (raw != null) {
                connections.opened(raw, begin);
                long elapsed = taps.clock().nanoTime() - begin;
                taps.signals().tell(listener -> listener.connected(generation, elapsed));
            }
            return raw;
        } catch (SQLException e) {
            long elapsed = taps.clock().nanoTime() - begin;
            taps.signals().tell(listener -> listener.connectFailed(generation, elapsed, e));
            throw e;
        } finally {
            connects.end(connect);
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return driver.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        driver.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        driver.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return driver.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return driver.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(driver) ? type.cast(driver) : driver.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(driver) || driver.isWrapperFor(type);
    }

    @FunctionalInterface
    private interface Connecting {
        Connection connect() throws SQLException;
    }
}
