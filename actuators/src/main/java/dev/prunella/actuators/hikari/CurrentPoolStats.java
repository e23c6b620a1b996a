// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.PoolStats;

/** The gauges of whichever generation is current, read at most once a second as HikariCP's own are. */
final class CurrentPoolStats extends PoolStats {

    private static final long RESOLUTION_MILLIS = 1_000;

    private final HikariDataSource dataSource;

    CurrentPoolStats(HikariDataSource dataSource) {
        super(RESOLUTION_MILLIS);
        this.dataSource = dataSource;
    }

    @Override
    protected void update() {
        maxConnections = dataSource.getMaximumPoolSize();
        minConnections = dataSource.getMinimumIdle();
        HikariPoolMXBean pool = dataSource.getHikariPoolMXBean();
        if (pool != null) {
            pendingThreads = pool.getThreadsAwaitingConnection();
            idleConnections = pool.getIdleConnections();
            totalConnections = pool.getTotalConnections();
            activeConnections = pool.getActiveConnections();
        }
    }
}
