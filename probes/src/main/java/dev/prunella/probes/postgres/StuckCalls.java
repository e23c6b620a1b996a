// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import dev.prunella.time.HealingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells calls that will never be answered from calls that take long, by the server's own word. A call is stuck when
 * <ol>
 *   <li>it is in progress on its connection, and still is after the second look,
 *   <li>the server knows the connection's backend, by its process id and its age,
 *   <li>and in two looks at least 100 ms apart that backend waits for its client and has not stirred in between.
 * </ol>
 * So either the request never arrived or the answer was lost. A call that the server works on is never stuck, however long it takes,
 * and neither is a connection that is merely held: both stand in {@link Findings#working()}. Of the rest nothing is known: there is a pooler in between, the role
 * may not look, or the backend is on another server.
 *
 * <p>Safe for several threads. At most {@value #MOST} connections are examined at a time, each by one daemon thread that ends with
 * the call.
 */
public final class StuckCalls {

    /** The most connections that are examined at a time. */
    public static final int MOST = 16;

    private static final long APART_MILLIS = 100;
    private static final long TO_COME_TO_WAIT_MILLIS = 10;

    private final SuspectBackends suspectBackends;
    private final CallsInProgress callsInProgress = new CallsInProgress();

    private StuckCalls(HealingClock clock) {
        suspectBackends = new SuspectBackends(clock);
    }

    /** An examiner that reads the age of connections by this clock. */
    public static StuckCalls by(HealingClock clock) {
        return new StuckCalls(clock);
    }

    /**
     * What the server says of some suspects.
     *
     * @param stuck calls that are proven stuck
     * @param working connections on which the server works, or no call is in progress
     */
    public record Findings(List<StuckCall> stuck, List<Connection> working) {}

    /**
     * Examines suspects; takes a little more than 100 ms, and a few milliseconds when the server works on all of them.
     *
     * @param suspects at most the first {@value #MOST} are examined
     * @param outside a fresh connection to the same server, used by nobody else, in auto-commit mode
     * @throws SQLException if the server does not answer, or its answers are worth nothing because of a pooler
     */
    public Findings examine(List<Suspect> suspects, Connection outside) throws SQLException {
        Backends backends = Backends.of(outside);
        Map<Connection, Backend> first =
                suspectBackends.look(suspects.stream().limit(MOST).toList(), backends);
        List<Connection> working = new ArrayList<>();
        List<CallInProgress> calls = new ArrayList<>();
        first.forEach((connection, backend) -> {
            if (backend.waitsForItsClient()) {
                calls.add(callsInProgress.on(connection));
            } else if (backend.state().equals("active")) {
                working.add(connection);
            }
        });
        return calls.isEmpty() ? new Findings(List.of(), working) : twice(suspects, calls, working, backends);
    }

    private Findings twice(
            List<Suspect> suspects, List<CallInProgress> calls, List<Connection> working, Backends backends)
            throws SQLException {
        backends.letPass(TO_COME_TO_WAIT_MILLIS);
        calls.stream()
                .filter(CallInProgress::ended)
                .map(CallInProgress::connection)
                .forEach(working::add);
        calls.removeIf(call -> !call.goesOn());
        Map<Connection, Backend> before = suspectBackends.look(suspects, backends);
        backends.letPass(APART_MILLIS);
        Map<Connection, Backend> after = suspectBackends.look(suspects, backends);
        List<StuckCall> stuck = new ArrayList<>();
        for (CallInProgress call : calls) {
            Backend backend = unmoved(before.get(call.connection()), after.get(call.connection()));
            if (backend != null && call.goesOn()) {
                stuck.add(new StuckCall(call.connection(), backend.pid(), backend.started()));
            }
        }
        return new Findings(stuck, working);
    }

    private static @Nullable Backend unmoved(@Nullable Backend before, @Nullable Backend after) {
        boolean still = before != null && after != null && after.waitsForItsClient() && after.unchangedSince(before);
        return still ? after : null;
    }
}
