// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a database through the pool, as the application does: borrows a connection and asks the server whether it works and,
 * where the pool is not read-only, whether it takes writes.
 *
 * <p>A pool all of whose connections are lent is busy, not sick: that is UNKNOWN, however long it lasts, and so is a pool that
 * somebody has suspended or closed. A pool that was never used is not started by a look. A check that hangs ends after five seconds or ten deadlines by the connection's own network
 * time-out, so that no thread is lost to a dead link.
 */
public final class PoolProbe implements Probe {

    private static final Duration MARGIN = Duration.ofMillis(20);
    private static final Duration SHORTEST_NETWORK_TIMEOUT = Duration.ofSeconds(5);
    private static final int DEADLINES = 10;

    private final PoolView pool;
    private volatile @Nullable Connection suspect;
    private volatile @Nullable Connection asked;

    private PoolProbe(PoolView pool) {
        this.pool = pool;
    }

    /** A probe of this pool. */
    public static PoolProbe of(PoolView pool) {
        return new PoolProbe(pool);
    }

    /**
     * The connection on which the last check failed, which has been given back since, or on which a late look still waits for
     * its answer; null if the last check passed, or the pool gave no connection to check.
     */
    public @Nullable Connection suspect() {
        return suspect;
    }

    @Override
    public Reading look(ProbeContext context) {
        if (!pool.started()) {
            return Reading.pass();
        }
        if (!pool.lending()) {
            return notLending();
        }
        Duration patience = atLeastOneMilli(context.remaining().minus(MARGIN));
        // One that was given back at the very end of the wait makes a busy pool look as if it refused.
        boolean busyBefore = exhausted();
        try (Connection connection = pool.borrow(patience)) {
            return check(connection, patience).measuring(pool.active(), "connections");
        } catch (SQLException e) {
            return refused(e, busyBefore);
        }
    }

    @Override
    public Reading late(ProbeContext context) {
        Connection silent = asked;
        if (silent != null) {
            suspect = silent;
            return Reading.fail("timed-out", "a connection of the pool did not answer before the deadline");
        }
        return excused(Reading.fail("timed-out", "the pool did not answer before the deadline"));
    }

    private Reading check(Connection connection, Duration patience) {
        asked = connection;
        try {
            limitWaits(connection, patience);
            Reading reading = ServerCheck.check(connection, !pool.readOnly());
            suspect = reading.passed() ? null : connection;
            return reading;
        } catch (SQLException e) {
            suspect = connection;
            return JdbcReadings.failed(JdbcReadings.CHECK_FAILED, e);
        } finally {
            asked = null;
        }
    }

    private static void limitWaits(Connection connection, Duration patience) throws SQLException {
        try {
            long wanted = Math.max(
                    SHORTEST_NETWORK_TIMEOUT.toMillis(),
                    patience.multipliedBy(DEADLINES).toMillis());
            int present = connection.getNetworkTimeout();
            if (present == 0 || present > wanted) {
                connection.setNetworkTimeout(Runnable::run, (int) wanted);
            }
        } catch (SQLFeatureNotSupportedException unbounded) {
            // Such a driver bounds its waits by its own settings or not at all; the engine's fence does in any case.
            return;
        }
    }

    /** The failure, unless the pool has a good reason not to lend. */
    private Reading excused(Reading failure) {
        if (!pool.lending()) {
            return notLending();
        }
        return exhausted() ? busy() : failure;
    }

    private Reading refused(SQLException e, boolean busyBefore) {
        if (busyBefore && pool.lending()) {
            return busy();
        }
        Reading reading = excused(JdbcReadings.failed(JdbcReadings.NO_CONNECTION, e));
        if (reading.failed()) {
            suspect = null;
        }
        return reading;
    }

    private static Reading notLending() {
        return Reading.unknown(JdbcReadings.NOT_LENDING, "the pool is suspended or closed");
    }

    private boolean exhausted() {
        return pool.active() >= pool.maximumSize();
    }

    private Reading busy() {
        return Reading.unknown(
                JdbcReadings.EXHAUSTED,
                "all %d connections are lent, %d threads wait".formatted(pool.maximumSize(), pool.waiting()));
    }

    private static Duration atLeastOneMilli(Duration wait) {
        return wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait;
    }
}
