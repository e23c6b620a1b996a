// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A query of 20 s on a connection that is well: honest work, that nobody who heals may disturb. */
final class Sleeper {

    static final String FINISHED = "finished";
    private static final String UNDER_WAY = "under way";

    private volatile String end = UNDER_WAY;

    /** Starts it, and gives the connection back afterwards. */
    void start(Connection connection) {
        Thread thread = new Thread(() -> sleep(connection), "benchmark-sleeper");
        thread.setDaemon(true);
        thread.start();
    }

    private void sleep(Connection connection) {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_sleep(20)");
            end = FINISHED;
        } catch (SQLException e) {
            end = end.equals(FINISHED) ? FINISHED : "failed (" + e.getSQLState() + ")";
        }
    }

    boolean ended() {
        return !end.equals(UNDER_WAY);
    }

    /** How it ended, in a word or two. */
    String end() {
        return end;
    }
}
