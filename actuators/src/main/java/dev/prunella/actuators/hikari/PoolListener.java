// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.sql.SQLException;

/**
 * Whoever wants to hear what happens in a pool. Called on the application's threads and on the pool's own: an
 * implementation must return at once and never block. What it throws is swallowed and counted.
 */
interface PoolListener {

    /** Hears nothing: the pool is a plain one. */
    PoolListener NONE = new PoolListener() {};

    /**
     * A JDBC call on a connection of the pool failed. Called for each exception of a chain, before the pool has decided
     * whether it evicts the connection. The exception belongs to the application: it must not be changed, nor kept.
     */
    default void failed(long generation, SQLException failure) {}

    /** A connection was lent after a wait of so many nanoseconds. */
    default void lent(long generation, long waitedNanos) {}

    /** A connection came back after so many milliseconds. */
    default void returned(long generation, long heldMillis) {}

    /** A thread waited for a connection in vain. */
    default void timedOut(long generation) {}

    /** A new physical connection was made. */
    default void connected(long generation, long elapsedNanos) {}

    /** A new physical connection could not be made. */
    default void connectFailed(long generation, long elapsedNanos, SQLException failure) {}
}
