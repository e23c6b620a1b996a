// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A way to the database that shares nothing with the pool: each connection is a new physical one, owned by the caller. */
@FunctionalInterface
public interface OutsidePath {

    /**
     * Opens a new physical connection. The caller closes it.
     *
     * @param timeout how long the opening may take, and afterwards each wait for an answer of the server; positive
     * @throws SQLException if the server cannot be reached, refuses, or does not answer in time
     */
    Connection open(Duration timeout) throws SQLException;
}
