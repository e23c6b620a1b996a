// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.SQLException;
import java.util.List;

/** Fresh servers and the ways to them, on which one fault is done to one subject. */
interface Scene extends AutoCloseable {

    /** Where the subject finds the database. */
    Place place();

    /** All servers that a write may have reached. */
    List<PostgresServer> servers();

    /** Readies what the fault needs, before the load begins. */
    default void prepare(HikariDataSource dataSource) throws SQLException, InterruptedException {}

    /** Does it, while the load runs. */
    Strike strike(HikariDataSource dataSource) throws SQLException, InterruptedException;

    @Override
    void close();
}
