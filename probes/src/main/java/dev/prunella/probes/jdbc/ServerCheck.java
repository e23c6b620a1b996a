// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import dev.prunella.detect.Reading;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Asks the server at the other end of a connection whether it works, and whether it takes writes, without writing: in a
 * transaction of its own, by one statement. PostgreSQL and MySQL are asked for their role; of others it is enough that they
 * answer.
 */
final class ServerCheck {

    private static final String POSTGRES =
            "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean";
    private static final String MYSQL = "SELECT @@global.read_only";

    private ServerCheck() {}

    /**
     * Checks one connection and leaves it as it was.
     *
     * @param mustTakeWrites whether a read-only server is wrong
     * @return PASS, or FAIL with code {@code read-only}
     * @throws SQLException if the server does not answer as it should
     */
    static Reading check(Connection connection, boolean mustTakeWrites) throws SQLException {
        String question = question(connection);
        if (question.isEmpty()) {
            return connection.isValid(1)
                    ? Reading.pass()
                    : Reading.fail(JdbcReadings.CHECK_FAILED, "the driver says that the connection is not valid");
        }
        boolean readOnly = ask(connection, question);
        return readOnly && mustTakeWrites
                ? Reading.fail(JdbcReadings.READ_ONLY, "the server takes no writes")
                : Reading.pass();
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        boolean yes;
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question)) {
            yes = result.next() && result.getBoolean(1);
        } catch (SQLException e) {
            endAfter(e, connection);
            throw e;
        }
        end(connection);
        return yes;
    }

    /** What the server said first is what counts: a rollback that fails as well must not hide it. */
    private static void endAfter(SQLException failure, Connection connection) {
        try {
            end(connection);
        } catch (SQLException alsoBroken) {
            failure.addSuppressed(alsoBroken);
        }
    }

    private static void end(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    private static String question(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
        if (product.contains("postgresql")) {
            return POSTGRES;
        }
        return product.contains("mysql") || product.contains("mariadb") ? MYSQL : "";
    }
}
