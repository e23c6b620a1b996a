// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import dev.prunella.time.HealingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells connections that nobody uses from those that are in use, by the server's own word. A connection lies idle when
 * <ol>
 *   <li>the server knows its backend, by process id and age,
 *   <li>in two looks 100 ms apart that backend waits for its client, within a transaction or not, and has not stirred since long
 *       before the first of them,
 *   <li>and no call is in progress on it: nobody waits for a notification, or for an answer that was lost.
 * </ol>
 * Whether it was forgotten is more than a server can know.
 *
 * <p>Safe for several threads. Each connection that is examined costs a daemon thread that ends with the call in progress on
 * it, at once if there is none.
 */
public final class IdleBackends {

    /** The most connections that are examined at a time. */
    public static final int MOST = 64;

    private static final long APART_MILLIS = 100;

    private final SuspectBackends suspectBackends;
    private final CallsInProgress calls = new CallsInProgress();

    private IdleBackends(HealingClock clock) {
        suspectBackends = new SuspectBackends(clock);
    }

    /** An examiner that reads the age of connections by this clock. */
    public static IdleBackends by(HealingClock clock) {
        return new IdleBackends(clock);
    }

    /**
     * Examines connections; takes a little more than 100 ms, and a few milliseconds when none of them has been still for so long.
     *
     * @param held at most the first {@value #MOST} are examined
     * @param atLeast how long a backend must not have stirred
     * @param outside a fresh connection to the same server, used by nobody else, in auto-commit mode
     * @return those that lie idle
     * @throws SQLException if the server does not answer, or its answers are worth nothing because of a pooler
     */
    public List<Connection> examine(List<Suspect> held, Duration atLeast, Connection outside) throws SQLException {
        Backends backends = Backends.of(outside);
        List<Suspect> examined = held.stream().limit(MOST).toList();
        Map<Connection, Backend> before = suspectBackends.look(examined, backends);
        before.values().removeIf(backend -> !backend.waitsForItsClient() || backend.stillNanos() < atLeast.toNanos());
        if (before.isEmpty()) {
            return List.of();
        }
        Map<Connection, CallInProgress> asked = new HashMap<>();
        before.keySet().forEach(connection -> asked.put(connection, calls.on(connection)));
        backends.letPass(APART_MILLIS);
        return still(before, suspectBackends.look(examined, backends), asked);
    }

    private static List<Connection> still(
            Map<Connection, Backend> before, Map<Connection, Backend> after, Map<Connection, CallInProgress> asked) {
        List<Connection> idle = new ArrayList<>();
        before.forEach((connection, backend) -> {
            Backend now = after.get(connection);
            CallInProgress call = asked.get(connection);
            if (now != null && now.unchangedSince(backend) && call != null && call.ended()) {
                idle.add(connection);
            }
        });
        return idle;
    }
}
