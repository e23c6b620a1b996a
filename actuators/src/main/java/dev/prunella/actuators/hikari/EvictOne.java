// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.probes.jdbc.PoolProbe;
import java.sql.Connection;

/** Evicts the one connection on which the inside probe's last check failed. Nothing that the application holds is touched. */
final class EvictOne implements Remediation.Action {

    static final String NAME = "hikari:evict-one";

    private final HikariDataSource dataSource;
    private final PoolProbe probe;

    EvictOne(HikariDataSource dataSource, PoolProbe probe) {
        this.dataSource = dataSource;
        this.probe = probe;
    }

    @Override
    public RemediationResult run(RemediationContext context) {
        Connection suspect = probe.suspect();
        if (suspect == null) {
            return RemediationResult.alreadyDone("no connection has failed its last check");
        }
        dataSource.evictConnection(suspect);
        return RemediationResult.done("evicted the connection whose check failed");
    }
}
