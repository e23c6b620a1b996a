// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;

/** Replaces a pool without there being a fault: a test of what outlives a swap needs only the swap. */
public final class Swapping {

    private Swapping() {}

    /** Replaces the pool behind the data source, which must be a façade that was started, or a proxy of one. */
    public static void swap(HikariDataSource dataSource) throws SQLException, InterruptedException {
        HealableHikariDataSource facade = dataSource.unwrap(HealableHikariDataSource.class);
        if (!facade.swap(null)) {
            throw new IllegalStateException("there is nothing to replace in " + facade);
        }
    }

    /** How many pools there have been behind it. */
    public static long generation(HikariDataSource dataSource) throws SQLException {
        return dataSource.unwrap(HealableHikariDataSource.class).generationNumber();
    }
}
