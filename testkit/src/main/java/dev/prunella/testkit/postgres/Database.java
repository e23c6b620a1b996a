// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/** SQL on a fresh connection of the fixture's own, straight to the server and with time-outs. */
final class Database {

    static final String USER = "postgres";
    static final String PASSWORD = "postgres";

    private static final int CONNECT_TIMEOUT_SECONDS = 2;
    private static final int ANSWER_TIMEOUT_SECONDS = 30;
    private static final Duration POLL = Duration.ofMillis(5);

    private final PGSimpleDataSource dataSource;

    Database(String url) {
        dataSource = source(url);
        dataSource.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        dataSource.setLoginTimeout(CONNECT_TIMEOUT_SECONDS);
        dataSource.setSocketTimeout(ANSWER_TIMEOUT_SECONDS);
    }

    /** A plain data source with the driver's defaults. */
    static PGSimpleDataSource source(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(USER);
        source.setPassword(PASSWORD);
        return source;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String query(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            if (!rows.next()) {
                throw new SQLException("no row: " + sql);
            }
            return rows.getString(1);
        }
    }

    /** Asks until the answer is the wanted one or the time is over; errors meanwhile count as another answer. */
    boolean answers(String sql, String wanted, Duration patience, Still still) {
        long end = System.nanoTime() + patience.toNanos();
        while (still.makesSense() && System.nanoTime() < end) {
            if (answers(sql, wanted)) {
                return true;
            }
            pause();
        }
        return false;
    }

    private boolean answers(String sql, String wanted) {
        try {
            return wanted.equals(query(sql));
        } catch (SQLException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }

    /** Whether asking again can still help. */
    @FunctionalInterface
    interface Still {

        boolean makesSense();
    }
}
