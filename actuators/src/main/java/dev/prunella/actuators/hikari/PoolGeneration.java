// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool;
import dev.prunella.time.SystemTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One incarnation of the pool: a HikariPool on a configuration of its own, which registers neither meters nor MBeans,
 * since those belong to the data source and outlive it.
 *
 * <p>A generation that has been retired lends nothing any more, keeps no idle connection, sends those who wait on to the
 * next one, and closes once all that it has lent has come back, however long that takes: it cuts nothing off.
 */
final class PoolGeneration {

    private static final Logger LOG = LoggerFactory.getLogger(PoolGeneration.class);

    private final long number;
    private final HikariConfig settings;
    private final HikariPool pool;
    private final DataSource driverSource;
    private final PhysicalConnections connections;
    private final Connects connects = new Connects();
    private final PoolTaps taps;
    private final Waiters waiters = new Waiters();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<Void> shutDown = new CompletableFuture<>();
    private volatile @Nullable Runnable whenDrained;
    private volatile Runnable whenShutDown = () -> {};

    private PoolGeneration(long number, HikariConfig wished, PoolTaps taps) {
        this.number = number;
        this.taps = taps;
        this.settings = new HikariConfig();
        wished.copyStateTo(settings);
        this.driverSource = DriverSources.of(settings);
        this.connections = new PhysicalConnections(taps.clock(), taps.places());
        tap(wished);
        this.pool = new HikariPool(settings);
    }

    /**
     * Builds a pool as {@code wished}, on the calling thread.
     *
     * @param wished a configuration that has been validated; it is copied
     * @throws HikariPool.PoolInitializationException as a plain pool does
     */
    static PoolGeneration build(long number, HikariConfig wished, PoolTaps taps) {
        ThreadLists.preferWeak();
        return new PoolGeneration(number, wished, taps);
    }

    private void tap(HikariConfig wished) {
        // HikariPool knows MySQL's sources, which need another executor, by the name of their class.
        settings.setDataSourceClassName(driverSource.getClass().getName());
        settings.setDataSource(new TappedDriverSource(driverSource, number, connections, connects, taps));
        settings.setExceptionOverride(new SqlExceptionTap(number, wished.getExceptionOverride(), connections, taps));
        settings.setRegisterMbeans(false);
        if (settings.getMetricRegistry() != null) {
            settings.setMetricRegistry(null);
        }
        settings.setMetricsTrackerFactory(taps.meters().ofGeneration(number, this::closeIfDrained));
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

    Connects connects() {
        return connects;
    }

    /** The threads that ask for a connection now. */
    List<Waiter> waiters() {
        return waiters.present();
    }

    /**
     * Lends a connection; null if the generation was retired before one was lent: the caller goes to the next one.
     *
     * @throws SQLException as a plain pool does
     */
    @Nullable
    Connection borrow() throws SQLException {
        return borrow(pool::getConnection);
    }

    /** The same for a look of ours: the wait is neither in the user's meters nor told to the listener. */
    @Nullable
    Connection borrowUnheard(long timeoutMillis) throws SQLException {
        taps.meters().ignoreCaller();
        try {
            return borrow(() -> pool.getConnection(Math.max(1, timeoutMillis)));
        } finally {
            taps.meters().hearAgain();
        }
    }

    private @Nullable Connection borrow(Lending lending) throws SQLException {
        Waiter waiter = new Waiter();
        int place = waiters.enter(waiter);
        try {
            return retired() ? null : lend(lending, waiter);
        } finally {
            waiters.leave(waiter, place);
            closeIfDrained();
        }
    }

    private @Nullable Connection lend(Lending lending, Waiter waiter) throws SQLException {
        Connection proxy;
        try {
            proxy = lending.lend();
        } catch (SQLException e) {
            if (waiter.served()) {
                throw e;
            }
            return null;
        }
        connections.lent(proxy); // before anybody can take it for one that is being tested
        if (!waiter.served()) {
            proxy.close();
            return null;
        }
        return proxy;
    }

    boolean running() {
        return pool.poolState == HikariPool.POOL_NORMAL;
    }

    private boolean retired() {
        return whenDrained != null;
    }

    /**
     * Evicts a connection that this generation lent. The connections of others are left alone: a pool that is told to evict
     * what it does not own loses count.
     */
    void evict(Connection proxy) {
        if (connections.lentLast(proxy)) {
            pool.evictConnection(proxy);
            closeIfDrained();
        }
    }

    /**
     * Lends nothing from now on. Who waits goes on to the next generation, what is idle is closed, and once everything
     * has come back the pool is closed on a thread of its own.
     *
     * @param drained told when nothing is lent any more, and it begins to close
     * @param shutDown told when it has been closed to the end
     */
    void retire(Runnable drained, Runnable shutDown) {
        settings.setMinimumIdle(0); // or closing what is idle would make it open new ones
        whenShutDown = shutDown;
        whenDrained = drained;
        waiters.present().forEach(Waiter::moveOn);
        pool.softEvictConnections();
        closeIfDrained();
    }

    /**
     * Closes a retired generation that has nothing lent any more. Asked whenever something comes back, and now and then besides: a
     * connection that broke is taken out by HikariCP without a word.
     */
    void closeIfDrained() {
        if (retired() && waiters.present().isEmpty() && lent().isEmpty()) {
            closeInBackground();
        }
    }

    /** Closes it, once, on a thread of its own: a pool whose connect is stuck closes only when the driver gives up. */
    void closeInBackground() {
        if (closing.compareAndSet(false, true)) {
            Runnable drained = whenDrained;
            if (drained != null) {
                drained.run();
            }
            SystemTime.daemon("pool-closer-" + settings.getPoolName() + "-" + number, this::close)
                    .start();
        }
    }

    /** What is lent now. */
    List<Borrow> lent() {
        return connections.lent();
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
            connections.forget();
            LOG.info("{} - Shutdown completed.", settings.getPoolName());
        } catch (InterruptedException e) {
            LOG.warn("{} - Interrupted during closing", settings.getPoolName(), e);
            Thread.currentThread().interrupt();
        } finally {
            shutDown.complete(null);
            whenShutDown.run();
        }
        return true;
    }

    /** Completes when it has been closed to the end. */
    CompletableFuture<Void> shutDown() {
        return shutDown;
    }

    @FunctionalInterface
    private interface Lending {
        Connection lend() throws SQLException;
    }
}
