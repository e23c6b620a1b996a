// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.awaitility.Awaitility.await;

import dev.prunella.detect.Probe;
import dev.prunella.probes.jdbc.DirectProbe;
import dev.prunella.testkit.contract.ProbeContract;
import dev.prunella.testkit.network.FaultProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class DirectProbeContractTest extends ProbeContract {

    private static final String PATH = "direct-contract";

    private FaultProxy proxy;
    private Probe probe;

    @BeforeEach
    void makePath() {
        proxy = FaultProxy.to("127.0.0.1", Database.server().port());
        var url = Database.server().jdbcUrl(proxy.host(), proxy.port());
        probe = DirectProbe.ofPrimary(HikariOutsidePath.of(Database.defaults(url, PATH)));
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    @Override
    protected Probe probe() {
        return probe;
    }

    /** The port accepts and nobody answers, which a look must not wait out for ever. */
    @Override
    protected void breakIt() {
        proxy.mute();
    }

    @Override
    protected void mendIt() {
        proxy.forward();
    }

    /** No connection is left behind. */
    @Override
    protected Object observe() {
        await().until(() -> Database.backends(PATH) == 0);
        return proxy.open();
    }
}
