// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import dev.prunella.time.SystemTime;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Tells whether a call is in progress on a connection, without touching the network: the driver answers {@code getWarnings()} from
 * memory, but only between two calls. So a thread of ours that waits for that answer waits for the end of the call. The thread ends
 * with the call, or with the connection.
 */
final class CallInProgress {

    private final Connection connection;
    private final Thread asking;
    private volatile boolean answered;

    private CallInProgress(Connection connection) {
        this.connection = connection;
        asking = SystemTime.daemon("call-in-progress", this::ask);
    }

    static CallInProgress on(Connection connection) {
        CallInProgress asked = new CallInProgress(connection);
        asked.asking.start();
        return asked;
    }

    Connection connection() {
        return connection;
    }

    /** Whether the call that was in progress when this was asked still is. A thread that has not come to wait yet proves nothing. */
    boolean goesOn() {
        Thread.State state = asking.getState();
        return !answered && (state == Thread.State.WAITING || state == Thread.State.BLOCKED);
    }

    boolean ended() {
        return answered;
    }

    private void ask() {
        try {
            connection.getWarnings();
        } catch (SQLException | RuntimeException closedMeanwhile) {
            // A connection that is closed has no call in progress either.
            return;
        } finally {
            answered = true;
        }
    }
}
