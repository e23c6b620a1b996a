// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool;
import dev.prunella.probes.jdbc.PoolView;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.ToIntFunction;

/**
 * Any HikariCP pool as probes look at it. Of a plain {@code HikariDataSource} the generation is 1 from its start to its end,
 * and a borrow that times out is counted in the pool's own meters; a {@link HealableHikariDataSource} keeps its meters free
 * of the probes' waits.
 */
public final class HikariPoolView implements PoolView {

    private final HikariDataSource dataSource;

    private HikariPoolView(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The view of {@code dataSource}, which need not have been started. */
    public static HikariPoolView of(HikariDataSource dataSource) {
        return new HikariPoolView(dataSource);
    }

    @Override
    public boolean started() {
        return dataSource.getHikariPoolMXBean() != null;
    }

    @Override
    public boolean lending() {
        return !dataSource.isClosed() && (!started() || dataSource.isRunning());
    }

    @Override
    public int active() {
        return count(HikariPoolMXBean::getActiveConnections);
    }

    @Override
    public int idle() {
        return count(HikariPoolMXBean::getIdleConnections);
    }

    @Override
    public int total() {
        return count(HikariPoolMXBean::getTotalConnections);
    }

    @Override
    public int waiting() {
        return count(HikariPoolMXBean::getThreadsAwaitingConnection);
    }

    private int count(ToIntFunction<HikariPoolMXBean> figure) {
        HikariPoolMXBean pool = dataSource.getHikariPoolMXBean();
        return pool == null ? 0 : figure.applyAsInt(pool);
    }

    @Override
    public int maximumSize() {
        return dataSource.getMaximumPoolSize();
    }

    @Override
    public boolean readOnly() {
        return dataSource.isReadOnly();
    }

    @Override
    public long generation() {
        if (dataSource instanceof HealableHikariDataSource healable) {
            return healable.generationNumber();
        }
        return started() ? 1 : 0;
    }

    @Override
    public Connection borrow(Duration timeout) throws SQLException {
        if (dataSource instanceof HealableHikariDataSource healable) {
            return healable.borrowUnheard(timeout);
        }
        if (!dataSource.isClosed() && dataSource.getHikariPoolMXBean() instanceof HikariPool pool) {
            return pool.getConnection(Math.max(1, timeout.toMillis()));
        }
        return dataSource.getConnection();
    }
}
