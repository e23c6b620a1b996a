// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariPoolMXBean;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.probes.postgres.StuckCall;
import java.time.Duration;
import java.util.List;

/**
 * Aborts the calls that the server has proven stuck, evicts what is idle (it went the same way), and has the server end the backends
 * that nobody will ever answer. What the server works on, and what is merely held, is not touched.
 */
final class AbortStuck implements Remediation.Action {

    static final String NAME = "hikari:abort-stuck";

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final HealableHikariDataSource dataSource;
    private final PoolInside inside;
    private final StuckConnections connections;

    AbortStuck(HealableHikariDataSource dataSource, PoolInside inside, StuckConnections connections) {
        this.dataSource = dataSource;
        this.inside = inside;
        this.connections = connections;
    }

    @Override
    public RemediationResult run(RemediationContext context) {
        HikariPoolMXBean pool = dataSource.getHikariPoolMXBean();
        if (pool == null || dataSource.isClosed()) {
            return RemediationResult.alreadyDone("the pool does not run");
        }
        int idle = pool.getIdleConnections();
        Proof proof = inside.proof(PoolInside.within(PATIENCE, context.clock()));
        pool.softEvictConnections();
        List<StuckCall> aborted = connections.abort(proof);
        int ended = connections.endOrphans(aborted);
        return RemediationResult.done(
                "aborted %d stuck calls, evicted %d idle connections, had %d orphaned backends ended"
                        .formatted(aborted.size(), idle, ended));
    }
}
