// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a server has room for, and the making of room by ending backends whose client has given up. */
public final class ServerRoom {

    private final Backends backends;

    private ServerRoom(Backends backends) {
        this.backends = backends;
    }

    /**
     * The room of the server behind this connection.
     *
     * @param outside a connection of one's own to the server
     * @throws SQLException if the server does not answer, or a pooler answers for it
     */
    public static ServerRoom at(Connection outside) throws SQLException {
        return new ServerRoom(Backends.of(outside));
    }

    /** How many connections the server would still take of a role that is no superuser, the one that asks counted as free. */
    public int left() throws SQLException {
        return backends.room();
    }

    /**
     * Ends the backends of calls whose connection was aborted on this side: the server does not know that nobody will ever answer
     * it, and may hold locks for them. Each is named by process id and start, so that no other backend can be hit.
     *
     * @return how many were ended; fewer than given where the role may not, or they are gone
     */
    public int endOrphans(List<StuckCall> aborted) throws SQLException {
        int ended = 0;
        for (StuckCall call : aborted) {
            ended += backends.terminate(call) ? 1 : 0;
        }
        return ended;
    }
}
