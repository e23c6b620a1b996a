// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Remediation;
import dev.prunella.detect.ProbeContext;
import dev.prunella.probes.jdbc.PoolProbe;
import dev.prunella.time.Deadline;
import dev.prunella.time.SystemTime;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class EvictOneContractTest extends EvictionContract {

    private static final String POOL = "evict-one-contract";

    private PoolProbe probe;

    EvictOneContractTest() {
        super(POOL);
    }

    @BeforeEach
    void makeProbe() {
        probe = PoolProbe.of(dataSource.poolView());
    }

    @Override
    protected Remediation remediation() {
        return Remediation.named(EvictOne.NAME, new EvictOne(dataSource, probe));
    }

    /** The session that this thread has used last is the one that its look borrows. */
    @Override
    protected void sicken() throws SQLException {
        spoil(1);
        var clock = SystemTime.clock();
        var reading = probe.look(new ProbeContext(Deadline.in(deadline(), clock.nanoTime()), clock));
        assertThat(reading.failed()).isTrue();
    }

    /** The server's processes: a second run must not cost the pool another one. */
    @Override
    protected Object observe() throws SQLException {
        awaitFull();
        return pids();
    }

    private static Set<Integer> pids() throws SQLException {
        var sql = "select pid from pg_stat_activity where application_name = '" + POOL + "'";
        try (var connection = Database.server().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var pids = new TreeSet<Integer>();
            while (rows.next()) {
                pids.add(rows.getInt(1));
            }
            return pids;
        }
    }
}
