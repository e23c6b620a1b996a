// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The openings of physical connections that a generation is in the middle of; as many as HikariCP has threads for it, which is
 * one, and one more for the first connection.
 */
final class Connects {

    private final Set<Connect> present = ConcurrentHashMap.newKeySet();

    /** One opening; equal to itself alone. */
    static final class Connect {
        private final long sinceNanos;

        private Connect(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    Connect begin(long nowNanos) {
        Connect connect = new Connect(nowNanos);
        present.add(connect);
        return connect;
    }

    void end(Connect connect) {
        present.remove(connect);
    }

    /** Whether one has gone on since before {@code nanos}. */
    boolean anySince(long nanos) {
        return present.stream().anyMatch(connect -> connect.sinceNanos - nanos < 0);
    }
}
