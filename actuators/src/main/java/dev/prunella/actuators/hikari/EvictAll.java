// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.diagnose.Cause;
import java.time.Duration;

/**
 * Evicts every connection: idle ones at once, lent ones when they come back, so that no work in flight is cut off. Once it is
 * proven that the connections lead to a demoted server, a healable pool also evicts a lent one at its next refused write.
 */
final class EvictAll implements Remediation.Action {

    static final String NAME = "hikari:evict-all";

    private static final Duration REFUSALS_EVICT_FOR = Duration.ofSeconds(5);

    private final HikariDataSource dataSource;

    EvictAll(HikariDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public RemediationResult run(RemediationContext context) {
        HikariPoolMXBean pool = dataSource.getHikariPoolMXBean();
        if (pool == null || dataSource.isClosed()) {
            return RemediationResult.alreadyDone("the pool does not run");
        }
        int idle = pool.getIdleConnections();
        int active = pool.getActiveConnections();
        if (dataSource instanceof HealableHikariDataSource healable
                && context.diagnosis().cause().equals(Cause.READ_ONLY)) {
            healable.evictOnReadOnly(REFUSALS_EVICT_FOR);
        }
        pool.softEvictConnections();
        return RemediationResult.done("evicted %d idle, %d lent follow when they come back".formatted(idle, active));
    }
}
