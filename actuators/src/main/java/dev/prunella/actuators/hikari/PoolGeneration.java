// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One incarnation of the pool: a HikariPool on a configuration of its own, which registers neither meters nor MBeans,
 * since those belong to the data source and outlive it.
 */
final class PoolGeneration {

    private static final Logger LOG = LoggerFactory.getLogger(PoolGeneration.class);

    private final long number;
    private final HikariConfig settings;
    private final HikariPool pool;
    private final DataSource driverSource;
    private final PhysicalConnections connections;
    private final PoolMeters meters;
    private final AtomicBoolean closed = new AtomicBoolean();

    private PoolGeneration(
            long number,
            HikariConfig settings,
            DataSource driverSource,
            PhysicalConnections connections,
            PoolTaps taps) {
        this.number = number;
        this.settings = settings;
        this.driverSource = driverSource;
        this.connections = connections;
        this.meters = taps.meters();
        this.pool = new HikariPool(settings);
    }

    /**
     * Builds a pool as {@code wished}, on the calling thread.
     *
     * @param wished a configuration that has been validated; it is copied
     * @throws HikariPool.PoolInitializationException as a plain pool does
     */
    static PoolGeneration build(long number, HikariConfig wished, PoolTaps taps) {
        HikariConfig settings = new HikariConfig();
        wished.copyStateTo(settings);
        DataSource driverSource = DriverSources.of(settings);
        PhysicalConnections connections = new PhysicalConnections(taps.clock());
        // HikariPool knows MySQL's sources, which need another executor, by the name of their class.
        settings.setDataSourceClassName(driverSource.getClass().getName());
        settings.setDataSource(new TappedDriverSource(driverSource, number, connections, taps));
        settings.setExceptionOverride(new SqlExceptionTap(number, wished.getExceptionOverride(), connections, taps));
        settings.setRegisterMbeans(false);
        if (settings.getMetricRegistry() != null) {
            settings.setMetricRegistry(null);
        }
        settings.setMetricsTrackerFactory(taps.meters().ofGeneration(number));
        return new PoolGeneration(number, settings, driverSource, connections, taps);
    }

    long number() {
        return number;
    }

    HikariPool pool() {
        return pool;
    }

    HikariConfig settings() {
        return settings;
    }

    DataSource driverSource() {
        return driverSource;
    }

    PhysicalConnections connections() {
        return connections;
    }

    Connection borrow() throws SQLException {
        Connection proxy = pool.getConnection();
        connections.lent(proxy);
        return proxy;
    }

    /** Borrows for a look of ours: the wait is neither in the user's meters nor told to the listener. */
    Connection borrowUnheard(Duration timeout) throws SQLException {
        meters.ignoreCaller();
        try {
            Connection proxy = pool.getConnection(Math.max(1, timeout.toMillis()));
            connections.lent(proxy);
            return proxy;
        } finally {
            meters.hearAgain();
        }
    }

    boolean running() {
        return pool.poolState == HikariPool.POOL_NORMAL;
    }

    /**
     * Evicts a connection that this generation lent. The connections of others are left alone: a pool that is told to evict
     * what it does not own loses count.
     */
    void evict(Connection proxy) {
        if (connections.lentLast(proxy)) {
            pool.evictConnection(proxy);
        }
    }

    /**
     * Closes the pool and aborts what is still lent; may take half a minute when a connect is stuck.
     *
     * @return false if it has been closed before
     */
    boolean close() {
        if (!closed.compareAndSet(false, true)) {
            return false;
        }
        LOG.info("{} - Shutdown initiated...", settings.getPoolName());
        try {
            pool.shutdown();
            LOG.info("{} - Shutdown completed.", settings.getPoolName());
        } catch (InterruptedException e) {
            LOG.warn("{} - Interrupted during closing", settings.getPoolName(), e);
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
