// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.load;

import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether each acknowledged write is there exactly once, over the union of the servers that it may have reached.
 *
 * @param acknowledged how many writes the load was told had succeeded
 * @param lost how many of them are on no server
 * @param duplicated how many rows are there beyond the first of their id, acknowledged or not
 */
public record WrittenOnce(long acknowledged, long lost, long duplicated) {

    /**
     * Compares a load with what the servers hold; call it when the load has ended.
     *
     * @param ids the acknowledged writes
     * @param query reads the stored ids on one server, in its first column
     * @param servers every server that the load may have reached
     * @throws SQLException if a server cannot be asked
     */
    public static WrittenOnce check(Set<Long> ids, String query, List<PostgresServer> servers) throws SQLException {
        Set<Long> missing = new HashSet<>(ids);
        Set<Long> seen = new HashSet<>();
        long duplicated = 0;
        for (PostgresServer server : servers) {
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    missing.remove(rows.getLong(1));
                    duplicated += seen.add(rows.getLong(1)) ? 0 : 1;
                }
            }
        }
        return new WrittenOnce(ids.size(), missing.size(), duplicated);
    }

    /** Whether nothing is lost and nothing is there twice. */
    public boolean holds() {
        return lost == 0 && duplicated == 0;
    }
}
