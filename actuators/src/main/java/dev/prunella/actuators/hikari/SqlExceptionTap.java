// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Hears every SQLException of one generation, on the thread that met it. The user's own override goes first; ours adds an
 * eviction only while a demotion is proven, and only where the user's has no opinion.
 */
final class SqlExceptionTap implements SQLExceptionOverride {

    private final long generation;
    private final @Nullable SQLExceptionOverride users;
    private final PhysicalConnections connections;
    private final PoolSignals signals;
    private final ReadOnlyEviction readOnly;

    SqlExceptionTap(
            long generation, @Nullable SQLExceptionOverride users, PhysicalConnections connections, PoolTaps taps) {
        this.generation = generation;
        this.users = users;
        this.connections = connections;
        this.signals = taps.signals();
        this.readOnly = taps.readOnly();
    }

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        signals.tell(listener -> listener.failed(generation, failure));
        Override answer = users == null ? Override.CONTINUE_EVICT : users.adjudicate(failure);
        if (answer == Override.CONTINUE_EVICT && readOnly.covers(generation, failure, connections)) {
            return Override.MUST_EVICT;
        }
        return answer;
    }
}
