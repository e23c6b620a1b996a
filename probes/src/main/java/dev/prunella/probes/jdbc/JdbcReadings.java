// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import dev.prunella.detect.Reading;
import java.sql.SQLException;

/** The codes of JDBC readings: runbooks name their causes by them. */
public final class JdbcReadings {

    /** The server takes no writes although it should. */
    public static final String READ_ONLY = "read-only";
    /** The pool gave no connection although it was not exhausted. */
    public static final String NO_CONNECTION = "no-connection";
    /** A connection was there and the check on it failed. */
    public static final String CHECK_FAILED = "check-failed";
    /** UNKNOWN: all connections are lent, so the pool is busy, which says nothing of its health. */
    public static final String EXHAUSTED = "exhausted";
    /** UNKNOWN: the pool was suspended or closed by somebody, which is no fault. */
    public static final String NOT_LENDING = "not-lending";
    /** The server could not be reached past the pool. */
    public static final String UNREACHABLE = "unreachable";
    /** The server was reached and has no room for another connection. */
    public static final String REJECTED = "rejected";

    /** The server answered past the pool, and took far longer than it should. */
    public static final String SLOW = "slow";

    private static final String TOO_MANY_CONNECTIONS = "53300";

    private JdbcReadings() {}

    /** A FAIL that says what the driver said, with its SQLSTATE. */
    static Reading failed(String code, SQLException e) {
        return Reading.fail(code, "SQLSTATE " + e.getSQLState() + ": " + e.getMessage());
    }

    /** Why the server could not be reached past the pool. */
    static Reading outside(SQLException e) {
        return failed(TOO_MANY_CONNECTIONS.equals(e.getSQLState()) ? REJECTED : UNREACHABLE, e);
    }
}
