// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.time.HealingClock;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * For a few seconds after it has been proven that the pool's connections lead to a demoted server, a connection that was
 * lent before the proof is evicted at the next refusal to write. Closed by default, since the same refusal is the
 * application's own bug on a healthy primary.
 */
final class ReadOnlyEviction {

    /** The longest that the window stays open. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final String READ_ONLY_SQL_TRANSACTION = "25006";
    private static final int MYSQL_OPTION_PREVENTS_STATEMENT = 1290;

    private final HealingClock clock;
    private volatile @Nullable Window window;

    ReadOnlyEviction(HealingClock clock) {
        this.clock = clock;
    }

    /** Opens the window for generations up to {@code generation}, for {@code period} or {@link #LONGEST}, the shorter one. */
    void open(long generation, Duration period) {
        long now = clock.nanoTime();
        Duration bounded = period.compareTo(LONGEST) < 0 ? period : LONGEST;
        window = new Window(generation, now, now + bounded.toNanos());
    }

    void close() {
        window = null;
    }

    /** Whether {@code failure}, just met by the calling thread on a connection of {@code generation}, must evict it. */
    boolean covers(long generation, SQLException failure, PhysicalConnections connections) {
        Window current = window;
        if (current == null || !refusedAsReadOnly(failure) || clock.nanoTime() - current.endNanos() >= 0) {
            return false;
        }
        return generation <= current.generation() && connections.heldByCallerSince(current.openedNanos());
    }

    private static boolean refusedAsReadOnly(SQLException failure) {
        return READ_ONLY_SQL_TRANSACTION.equals(failure.getSQLState())
                || failure.getErrorCode() == MYSQL_OPTION_PREVENTS_STATEMENT;
    }

    private record Window(long generation, long openedNanos, long endNanos) {}
}
