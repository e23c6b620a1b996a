// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Looks at a database past the pool: opens a fresh physical connection, asks the same question, and closes it. */
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
            return ServerCheck.check(connection, mustTakeWrites);
        } catch (SQLException e) {
            return JdbcReadings.outside(e);
        }
    }
}
