// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import dev.prunella.time.HealingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the backends of connections, by process id and age: a process id alone could be another server's. */
final class SuspectBackends {

    private static final long AGE_TOLERANCE_NANOS = 1_000_000_000;

    private final HealingClock clock;

    SuspectBackends(HealingClock clock) {
        this.clock = clock;
    }

    /** The backends of those suspects that this server has. */
    Map<Connection, Backend> look(List<Suspect> suspects, Backends backends) throws SQLException {
        Map<Integer, Suspect> byPid = new HashMap<>();
        for (Suspect suspect : suspects) {
            byPid.put(Backends.pidOf(suspect.connection()), suspect);
        }
        Map<Connection, Backend> known = new HashMap<>();
        backends.look(byPid.keySet()).forEach((pid, backend) -> {
            Suspect suspect = byPid.get(pid);
            if (suspect != null && sameAge(suspect, backend)) {
                known.put(suspect.connection(), backend);
            }
        });
        return known;
    }

    private boolean sameAge(Suspect suspect, Backend backend) {
        long now = clock.nanoTime();
        return backend.ageNanos() <= now - suspect.connectingNanos() + AGE_TOLERANCE_NANOS
                && backend.ageNanos() >= now - suspect.openedNanos() - AGE_TOLERANCE_NANOS;
    }
}
