// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

/** The pool of whichever generation is current, for JMX. Registered only while there is one. */
final class CurrentPoolBean implements HikariPoolMXBean {

    private final HikariDataSource dataSource;

    CurrentPoolBean(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public int getIdleConnections() {
        return dataSource.getHikariPoolMXBean().getIdleConnections();
    }

    @Override
    public int getActiveConnections() {
        return dataSource.getHikariPoolMXBean().getActiveConnections();
    }

    @Override
    public int getTotalConnections() {
        return dataSource.getHikariPoolMXBean().getTotalConnections();
    }

    @Override
    public int getThreadsAwaitingConnection() {
        return dataSource.getHikariPoolMXBean().getThreadsAwaitingConnection();
    }

    @Override
    public void softEvictConnections() {
        dataSource.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void suspendPool() {
        dataSource.getHikariPoolMXBean().suspendPool();
    }

    @Override
    public void resumePool() {
        dataSource.getHikariPoolMXBean().resumePool();
    }
}
