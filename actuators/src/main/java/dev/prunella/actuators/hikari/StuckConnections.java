// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.probes.postgres.ServerRoom;
import dev.prunella.probes.postgres.StuckCall;
import dev.prunella.time.SystemTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The freeing of callers that would never be answered, and of what the server still holds for them. */
final class StuckConnections {

    private static final Logger LOG = LoggerFactory.getLogger(StuckConnections.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HealableHikariDataSource dataSource;
    private final PoolPaths paths;

    StuckConnections(HealableHikariDataSource dataSource, PoolPaths paths) {
        this.dataSource = dataSource;
        this.paths = paths;
    }

    /**
     * Aborts those that are still open, and lent to the same borrower or to none: the caller gets an exception at once, and the pool its
     * place.
     */
    List<StuckCall> abort(Proof proof) {
        List<StuckCall> aborted = new ArrayList<>();
        for (StuckCall call : proof.stuck()) {
            if (!lentSince(proof.atNanos(), call.connection()) && abort(call.connection())) {
                aborted.add(call);
            }
        }
        return aborted;
    }

    private boolean lentSince(long nanos, Connection raw) {
        return dataSource.generations().stream()
                .map(generation -> generation.connections().borrowOf(raw))
                .anyMatch(borrow -> borrow != null && borrow.sinceNanos() - nanos > 0);
    }

    /** The same for one physical connection; false if it is closed already. */
    boolean abort(Connection raw) {
        try {
            if (raw.isClosed()) {
                return false;
            }
            // On a thread of its own: closing a socket that speaks TLS may wait for the other side.
            raw.abort(work -> SystemTime.daemon("abort", work).start());
        } catch (SQLException e) {
            LOG.debug("{} - a connection could not be aborted", dataSource.getPoolName(), e);
            return false;
        }
        for (PoolGeneration generation : dataSource.generations()) {
            Borrow borrow = generation.connections().borrowOf(raw);
            if (borrow != null) {
                generation.evict(borrow.proxy());
            }
        }
        return true;
    }

    /** Has the server end the backends of what was aborted; returns how many it ended. */
    int endOrphans(List<StuckCall> aborted) {
        if (aborted.isEmpty()) {
            return 0;
        }
        try (Opening opening = paths.open(PATIENCE)) {
            return ServerRoom.at(opening.connection()).endOrphans(aborted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (Exception e) {
            LOG.debug("{} - orphaned backends stay", dataSource.getPoolName(), e);
            return 0;
        }
    }
}
