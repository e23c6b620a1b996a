// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One lending of a connection.
 *
 * @param raw the driver's connection
 * @param proxy what the borrower holds
 * @param thread who asked for it
 * @param sinceNanos when it was lent, on the monotonic clock
 * @param place where in the code; null if nothing was suspect then
 */
record Borrow(
        Connection raw,
        Connection proxy,
        Thread thread,
        long sinceNanos,
        @Nullable BorrowPlace place) {

    /** Whether the borrower has given it back, or the pool has taken it away. */
    boolean ended() {
        try {
            return proxy.isClosed();
        } catch (SQLException impossible) {
            throw new IllegalStateException("HikariCP's isClosed() reads a field", impossible);
        }
    }
}
