// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Code of an application that borrows, uses and forgets connections, as one that lacks a {@code finally} does. */
final class Leaker implements Runnable {

    private final DataSource dataSource;
    private final int most;
    private final Duration between;
    private final List<Connection> forgotten = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    private Leaker(DataSource dataSource, int most, Duration between) {
        this.dataSource = dataSource;
        this.most = most;
        this.between = between;
    }

    static Leaker start(DataSource dataSource, int most, Duration between) {
        Leaker leaker = new Leaker(dataSource, most, between);
        Thread thread = new Thread(leaker, "benchmark-leaker");
        thread.setDaemon(true);
        thread.start();
        return leaker;
    }

    @Override
    public void run() {
        try {
            for (int i = 0; i < most; i++) {
                TimeUnit.NANOSECONDS.sleep(between.toNanos());
                leak();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            // The pool is empty: the leak has come to where it leads.
            over = true;
        }
        over = true;
    }

    private void leak() throws SQLException {
        Connection connection = dataSource.getConnection();
        forgotten.add(connection);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    boolean over() {
        return over;
    }

    /** How many were leaked, in words. */
    String count() {
        return forgotten.size() + " leaked";
    }
}
