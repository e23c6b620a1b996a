// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.sql.SQLException;
import java.util.Set;

/** Which exceptions of the application's calls may mean that the pool is ill. Most say that the statement is wrong. */
final class SqlTrouble {

    private static final Set<String> CLASSES = Set.of("08", "57", "53");
    private static final String READ_ONLY_SQL_TRANSACTION = "25006";
    private static final String QUERY_CANCELED = "57014";
    private static final int MYSQL_OPTION_PREVENTS_STATEMENT = 1290;

    private SqlTrouble() {}

    /**
     * Whether the connection broke (class 08), the server ends or lacks resources (57, 53), or refused a write (25006 of
     * PostgreSQL, error 1290 of MySQL). A cancelled query (57014) is the application's own wish.
     */
    static boolean worthALook(SQLException failure) {
        String state = failure.getSQLState();
        return failure.getErrorCode() == MYSQL_OPTION_PREVENTS_STATEMENT
                || (state != null
                        && state.length() == 5
                        && !state.equals(QUERY_CANCELED)
                        && (state.equals(READ_ONLY_SQL_TRANSACTION) || CLASSES.contains(state.substring(0, 2))));
    }
}
