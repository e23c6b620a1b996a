// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/** One question a connection: who still waits for the answer of an earlier time waits for the same call. Safe for several threads. */
final class CallsInProgress {

    private final List<CallInProgress> asked = new ArrayList<>();

    synchronized CallInProgress on(Connection connection) {
        asked.removeIf(CallInProgress::ended);
        for (CallInProgress earlier : asked) {
            if (earlier.connection() == connection) {
                return earlier;
            }
        }
        CallInProgress now = CallInProgress.on(connection);
        asked.add(now);
        return now;
    }
}
