// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.time.HealingClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Looks at a database past the pool: opens a fresh physical connection, asks the same question, and closes it.
 *
 * <p>An answer that takes more than half of the time that the look had is a FAIL with code {@code slow}: the inside has less time
 * than the outside, so a server that is slow for everybody would else look like a fault of the pool.
 */
public final class DirectProbe implements Probe {

    private static final Duration MARGIN = Duration.ofMillis(20);

    private final OutsidePath path;
    private final boolean mustTakeWrites;

    private DirectProbe(OutsidePath path, boolean mustTakeWrites) {
        this.path = path;
        this.mustTakeWrites = mustTakeWrites;
    }

    /** A probe that passes only if the server takes writes. */
    public static DirectProbe ofPrimary(OutsidePath path) {
        return new DirectProbe(path, true);
    }

    /** A probe that passes for a read-only server as well. */
    public static DirectProbe ofAnyServer(OutsidePath path) {
        return new DirectProbe(path, false);
    }

    @Override
    public Reading look(ProbeContext context) {
        Duration wait = context.remaining().minus(MARGIN);
        Duration patience = wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait;
        try (Connection connection = path.open(patience)) {
            return ask(connection, context.clock(), patience.dividedBy(2));
        } catch (SQLException e) {
            return JdbcReadings.outside(e);
        }
    }

    private Reading ask(Connection connection, HealingClock clock, Duration limit) throws SQLException {
        long began = clock.nanoTime();
        Reading reading = ServerCheck.check(connection, mustTakeWrites);
        Duration took = Duration.ofNanos(clock.nanoTime() - began);
        return reading.passed() && took.compareTo(limit) > 0
                ? Reading.fail(JdbcReadings.SLOW, "the server took %d ms to answer".formatted(took.toMillis()))
                : reading;
    }
}
