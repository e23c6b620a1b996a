// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.awaitility.Awaitility.await;

import dev.prunella.detect.Probe;
import dev.prunella.probes.jdbc.PoolProbe;
import dev.prunella.testkit.contract.ProbeContract;
import dev.prunella.testkit.network.FaultProxy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class PoolProbeContractTest extends ProbeContract {

    private static final String POOL = "probe-contract";

    private FaultProxy proxy;
    private HealableHikariDataSource dataSource;
    private PoolProbe probe;

    @BeforeEach
    void startPool() {
        proxy = FaultProxy.to("127.0.0.1", Database.server().port());
        var settings = Database.settings(POOL);
        settings.setJdbcUrl(Database.server().jdbcUrl(proxy.host(), proxy.port()));
        settings.setMaximumPoolSize(2);
        settings.setMinimumIdle(2);
        dataSource = HealableHikariDataSource.of(settings);
        probe = PoolProbe.of(dataSource.poolView());
        await().until(() -> dataSource.poolView().idle() == 2);
    }

    @AfterEach
    void stopPool() {
        dataSource.close();
        proxy.close();
    }

    @Override
    protected Probe probe() {
        return probe;
    }

    @Override
    protected void breakIt() {
        proxy.refuseNew();
        proxy.resetAll();
    }

    @Override
    protected void mendIt() {
        proxy.forward();
    }

    @Override
    protected Object observe() throws SQLException {
        var pool = dataSource.poolView();
        return List.of(pool.active(), pool.idle(), pool.generation(), Database.backends(POOL), proxy.accepted());
    }

    /** The pool's own back-off takes its time. */
    @Override
    protected Duration recovery() {
        return Duration.ofSeconds(15);
    }
}
