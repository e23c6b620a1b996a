// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.prunella.probes.jdbc.OutsidePath;
import dev.prunella.probes.jdbc.PoolView;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@code HikariDataSource} whose pool can be healed: the pool stands behind it as a <em>generation</em>, and what the
 * application and its monitoring hold on to (this object, the meters, the MBeans, the live settings) belongs to the data
 * source and not to the generation.
 *
 * <p>It behaves as a plain {@code HikariDataSource} in everything that HikariCP documents, and while no supervisor watches
 * it there is nothing else to it. Two differences: once started, setters of settings that HikariCP seals do not throw and
 * have no effect on the running pool; and {@link #evictConnection} leaves alone a connection that is not this pool's, or
 * that was returned and has been lent to somebody else since.
 *
 * <p>Whoever keeps the result of {@link #getHikariPoolMXBean()} keeps the generation that was current at that moment.
 *
 * <p>Safe for use by several threads, except for the setting up before the first connection.
 */
public class HealableHikariDataSource extends MeteredDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(HealableHikariDataSource.class);

    private final PoolTaps taps = PoolTaps.with(SystemTime.clock());
    private final CurrentPoolStats stats = new CurrentPoolStats(this);
    private final PoolMBeans mBeans = new PoolMBeans();
    private final ReentrantLock starting = new ReentrantLock();
    private final DrainingGenerations draining = new DrainingGenerations();

    /** Without an initial value: HikariCP's constructor may call setters, which look at it. */
    private volatile @Nullable PoolGeneration current;

    /** A data source that is set up by its setters and starts with its first connection. */
    public HealableHikariDataSource() {}

    /**
     * A data source that is started at once, as {@code new HikariDataSource(settings)} is.
     *
     * @param settings copied; later changes to it have no effect
     * @throws IllegalArgumentException if the settings are not valid
     * @throws PoolInitializationException if no connection can be made within {@code initializationFailTimeout}
     */
    @SuppressWarnings("this-escape")
    public HealableHikariDataSource(HikariConfig settings) {
        settings.validate();
        settings.copyStateTo(this);
        start();
    }

    /**
     * The same as {@link #HealableHikariDataSource(HikariConfig)}, as a sentence.
     *
     * @param settings copied; later changes to it have no effect
     * @throws IllegalArgumentException if the settings are not valid
     * @throws PoolInitializationException if no connection can be made within {@code initializationFailTimeout}
     */
    public static HealableHikariDataSource of(HikariConfig settings) {
        return new HealableHikariDataSource(settings);
    }

    /** The pool as probes look at it, whichever generation is current. */
    public PoolView poolView() {
        return HikariPoolView.of(this);
    }

    /** A way to the same database beside the pool, by the settings and credentials that hold when it is used. */
    public OutsidePath outsidePath() {
        return HikariOutsidePath.of(this);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection lent = null;
        while (lent == null) {
            lent = generation().borrow();
        }
        return lent;
    }

    /** Borrows for a probe; see {@link PoolView#borrow}. */
    Connection borrowUnheard(Duration timeout) throws SQLException {
        Connection lent = null;
        while (lent == null) {
            lent = generation().borrowUnheard(timeout.toMillis());
        }
        return lent;
    }

    private PoolGeneration generation() throws SQLException {
        requireOpen();
        PoolGeneration running = current;
        return running != null ? running : startLazily();
    }

    private void requireOpen() throws SQLException {
        if (isClosed()) {
            throw new SQLException(this + " has been closed.");
        }
    }

    private PoolGeneration startLazily() throws SQLException {
        starting.lock();
        try {
            PoolGeneration running = current;
            if (running == null) {
                requireOpen();
                validate();
                running = start();
            }
            requireOpen();
            return running;
        } catch (PoolInitializationException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw e;
        } finally {
            starting.unlock();
        }
    }

    private PoolGeneration start() {
        LOG.info("{} - Starting...", getPoolName());
        PoolGeneration first = PoolGeneration.build(1, this, taps);
        try {
            bindMeters();
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
        if (isRegisterMbeans()) {
            mBeans.register(this);
        }
        current = first;
        catchUp(first);
        LOG.info("{} - Start completed.", getPoolName());
        return first;
    }

    /** Does what other threads wanted of the pool while it was being built and they could not see it. */
    private void catchUp(PoolGeneration first) {
        handOn();
        bindMeters();
        if (isClosed()) {
            retire(first);
        }
    }

    /**
     * Puts a fresh pool in the place of the present one. It is built first: if that fails, nothing changes. Then new borrowers and
     * those that wait go to it, and the old one is closed in the background once all that it has lent has come back.
     *
     * @param jdbcUrl where the fresh pool connects to, and every later one; null for where this one does
     * @return false if there is nothing to replace: the pool was not started, or is closed
     * @throws SQLException if too many old pools still have connections lent
     * @throws PoolInitializationException if no connection can be made
     */
    boolean swap(@Nullable String jdbcUrl) throws SQLException, InterruptedException {
        starting.lockInterruptibly();
        try {
            PoolGeneration old = current;
            if (old == null || isClosed()) {
                return false;
            }
            draining.requireRoom();
            LOG.info("{} - Replacing the pool...", getPoolName());
            PoolGeneration next = PoolGeneration.build(old.number() + 1, wished(jdbcUrl), taps);
            if (jdbcUrl != null) {
                setJdbcUrl(jdbcUrl);
            }
            current = next;
            draining.retire(old);
            catchUp(next);
            LOG.info("{} - Replaced by generation {}.", getPoolName(), next.number());
            return true;
        } finally {
            starting.unlock();
        }
    }

    private HikariConfig wished(@Nullable String jdbcUrl) {
        HikariConfig wished = new HikariConfig();
        copyStateTo(wished);
        wished.setInitializationFailTimeout(Math.max(1, getInitializationFailTimeout()));
        if (jdbcUrl != null) {
            wished.setJdbcUrl(jdbcUrl);
        }
        return wished;
    }

    @Override
    final void bindMeters() {
        taps.meters().bind(MeterFactories.of(this), getPoolName(), stats);
    }

    @Override
    public void close() {
        // HikariCP's close() only sets the flag that isClosed() reads: it has no pool of its own to shut down.
        super.close();
        draining.close();
        PoolGeneration running = current;
        if (running != null) {
            retire(running);
        }
        draining.awaitShutDown();
    }

    private void retire(PoolGeneration last) {
        if (last.close()) {
            mBeans.unregister();
            taps.meters().close();
        }
    }

    /** Lets a listener hear what happens in the pool; false if another one does already. */
    boolean attach(PoolListener listener) {
        return taps.signals().attach(listener);
    }

    /** Makes the pool a plain one again; does nothing if {@code listener} is not the one that is attached. */
    void detach(PoolListener listener) {
        if (taps.signals().detach(listener)) {
            taps.calm();
        }
    }

    /** How often a listener has thrown. */
    long listenerFailures() {
        return taps.signals().swallowed();
    }

    /** The generations that have something lent: the present one, and those that drain. */
    List<PoolGeneration> generations() {
        List<PoolGeneration> all = new ArrayList<>(draining.present());
        PoolGeneration running = current;
        if (running != null) {
            all.add(running);
        }
        return all;
    }

    /** What is lent now. */
    List<Borrow> borrows() {
        return generations().stream().flatMap(each -> each.lent().stream()).toList();
    }

    /** Closes the old pools that have nothing lent any more. */
    void closeDrained() {
        draining.closeDrained();
    }

    /** What the old pools are still testing for a borrower that has moved on. */
    List<Connection> testedByOldPools() {
        return draining.tested();
    }

    HealingClock clock() {
        return taps.clock();
    }

    /** Evicts, at its next refusal to write, what the present generations have lent until now: only after proof. */
    void evictOnReadOnly(Duration period) {
        taps.readOnly().open(generationNumber(), period);
    }

    @Override
    public void evictConnection(Connection connection) {
        if (!isClosed()) {
            generations().forEach(generation -> generation.evict(connection));
        }
    }

    @Override
    final @Nullable PoolGeneration running() {
        return current;
    }

    @Override
    public String toString() {
        return "HealableHikariDataSource (" + getHikariPoolMXBean() + ")";
    }
}
