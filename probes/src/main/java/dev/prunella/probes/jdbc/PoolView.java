// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A connection pool as a probe sees it. Every figure is a momentary one, read without a lock: two figures that are read one
 * after the other need not fit together. Safe for use by several threads; nothing but {@link #borrow} blocks.
 */
public interface PoolView {

    /** Whether the pool has been started; a pool that starts with its first use is not, and all its counts are zero. */
    boolean started();

    /** Whether the pool lends now: not while somebody has suspended it, and not once it is closed. */
    boolean lending();

    /** How many connections are lent. */
    int active();

    /** How many connections lie ready. */
    int idle();

    /** How many connections the pool owns, lent or not. */
    int total();

    /** How many threads wait for a connection. */
    int waiting();

    /** How many connections the pool may own, at least 1. */
    int maximumSize();

    /** Whether the pool is configured to lend read-only connections, so that a read-only server is right for it. */
    boolean readOnly();

    /** The number of the pool's present incarnation: 0 before the start, then 1, and one more with every replacement. */
    long generation();

    /**
     * Borrows a connection by the application's own path. Closing it gives it back. A pool that has not been started is
     * started by this call.
     *
     * @param timeout the longest wait in the pool's queue, at least a millisecond. The pool may test a connection before it
     *     lends it, and on a dead link that test takes as long as the pool's own time-out of validation: whoever needs a
     *     hard deadline must fence the call
     * @throws SQLException if no connection came within the time-out, or the pool is closed
     */
    Connection borrow(Duration timeout) throws SQLException;
}
