// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Asks a server about its backends, over a connection of one's own. */
final class Backends {

    private static final String LOOK = """
            SELECT pid, backend_start::text, coalesce(state, ''), coalesce(state_change::text, ''),
                   extract(epoch FROM clock_timestamp() - backend_start),
                   coalesce(extract(epoch FROM clock_timestamp() - state_change), 0)
              FROM pg_stat_activity WHERE pid IN (%s)""";

    private final Connection connection;

    private Backends(Connection connection) {
        this.connection = connection;
    }

    /**
     * The backends of the server behind {@code connection}.
     *
     * @throws SQLException also if a pooler stands in between that makes up process ids: what it says of them is worth nothing
     */
    static Backends of(Connection connection) throws SQLException {
        Backends backends = new Backends(connection);
        int told = pidOf(connection);
        int real = backends.number("SELECT pg_backend_pid()");
        if (told != real) {
            throw new SQLException("a pooler stands before the server: it says pid " + told + ", the server " + real);
        }
        return backends;
    }

    /** The backend's process id as the server told it when the connection was opened; costs nothing. */
    static int pidOf(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    /** Those of these backends that there are, by their process ids. */
    Map<Integer, Backend> look(Collection<Integer> pids) throws SQLException {
        Map<Integer, Backend> seen = new HashMap<>();
        if (pids.isEmpty()) {
            return seen;
        }
        String list = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LOOK.formatted(list))) {
            while (rows.next()) {
                Backend backend = backend(rows);
                seen.put(backend.pid(), backend);
            }
        }
        return seen;
    }

    private static Backend backend(ResultSet row) throws SQLException {
        return new Backend(
                row.getInt(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                (long) (row.getDouble(5) * 1e9),
                (long) (row.getDouble(6) * 1e9));
    }

    /** Lets the server's own clock go on. */
    void letPass(long millis) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_sleep(" + millis / 1e3 + ")");
        }
    }

    /** How many more connections of this role the server would take; rows that the role may not see are counted too. */
    int room() throws SQLException {
        return number("SELECT current_setting('max_connections')::int"
                + " - current_setting('superuser_reserved_connections')::int"
                + " - (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend')::int + 1");
    }

    /** Ends exactly this backend, if it is still there and the role may; false otherwise. */
    boolean terminate(StuckCall call) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ? AND backend_start::text = ?")) {
            statement.setInt(1, call.pid());
            statement.setString(2, call.started());
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private int number(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getInt(1);
        }
    }
}
