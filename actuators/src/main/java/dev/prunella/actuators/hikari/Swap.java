// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.diagnose.Cause;
import dev.prunella.probes.postgres.ServerRoom;
import dev.prunella.probes.postgres.StuckCall;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a fresh pool in the place of the sick one, on the way to the database that works. The fresh one is built before anything
 * is given up, and only where the server has room for it; waiting borrowers go to it at once; what the old pool has lent stays
 * until it comes back. Then the calls that are proven stuck are aborted. Where the server could not be asked about them, those are
 * taken to be stuck that stand in the driver and began no longer ago than the trouble: anything older is spared. A
 * connection that the old pool is still testing is aborted as well, since nobody has it.
 */
final class Swap implements Remediation.Action {

    static final String NAME = "hikari:swap";

    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration TROUBLE = Duration.ofSeconds(5);
    private static final Cause TIMED_OUT = new Cause("timed-out");

    private final HealableHikariDataSource dataSource;
    private final PoolInside inside;
    private final PoolTraffic traffic;
    private final PoolPaths paths;
    private final StuckConnections connections;

    Swap(
            HealableHikariDataSource dataSource,
            PoolInside inside,
            PoolTraffic traffic,
            PoolPaths paths,
            StuckConnections connections) {
        this.dataSource = dataSource;
        this.inside = inside;
        this.traffic = traffic;
        this.paths = paths;
        this.connections = connections;
    }

    @Override
    public RemediationResult run(RemediationContext context) throws SQLException, InterruptedException {
        String jdbcUrl = paths.better(PATIENCE, context.clock());
        Proof proof = inside.proof(PoolInside.within(PATIENCE, context.clock()));
        RemediationResult refusal = refusal(proof.stuck());
        if (refusal != null) {
            return refusal;
        }
        try {
            if (!dataSource.swap(jdbcUrl)) {
                return RemediationResult.alreadyDone("the pool does not run");
            }
        } catch (PoolInitializationException e) {
            return RemediationResult.failed("not-built", "the fresh pool could not be built: " + e.getMessage());
        }
        List<Connection> tested = dataSource.testedByOldPools();
        int presumed = context.diagnosis().cause().equals(TIMED_OUT) ? abortPresumed() : 0;
        List<StuckCall> aborted = connections.abort(proof);
        tested.retainAll(dataSource.testedByOldPools());
        tested.forEach(connections::abort);
        int ended = connections.endOrphans(aborted);
        return RemediationResult.done(
                "replaced by generation %d%s, aborted %d stuck calls and %d presumed so, had %d orphaned backends ended"
                        .formatted(
                                dataSource.generationNumber(),
                                jdbcUrl == null ? "" : " on another URL",
                                aborted.size(),
                                presumed,
                                ended));
    }

    /** Null if there is room: for all that the fresh pool opens by itself, when what is idle now and what is stuck has gone. */
    private @Nullable RemediationResult refusal(List<StuckCall> stuck) {
        if (DriverTimeouts.of(dataSource) != DriverTimeouts.POSTGRESQL) {
            return null;
        }
        int needed = dataSource.getMinimumIdle() < 0 ? dataSource.getMaximumPoolSize() : dataSource.getMinimumIdle();
        int freed = HikariPoolView.of(dataSource).idle() + stuck.size();
        try (Opening opening = paths.open(PATIENCE)) {
            int room = ServerRoom.at(opening.connection()).left();
            return room >= 1 && room + freed >= needed
                    ? null
                    : RemediationResult.failed(
                            "no-room",
                            "the server has room for %d connections, the fresh pool needs %d and %d will be freed"
                                    .formatted(room, needed, freed));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RemediationResult.failed("interrupted", "was interrupted");
        } catch (Exception e) {
            LOG.debug("{} - the server does not say how much room it has", dataSource.getPoolName(), e);
            return null;
        }
    }

    private int abortPresumed() {
        int aborted = 0;
        for (Borrow borrow : traffic.suspectBorrowsYoungerThan(TROUBLE)) {
            aborted += connections.abort(borrow.raw()) ? 1 : 0;
        }
        return aborted;
    }
}
