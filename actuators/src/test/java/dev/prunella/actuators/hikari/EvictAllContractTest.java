// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import dev.prunella.act.Remediation;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class EvictAllContractTest extends EvictionContract {

    EvictAllContractTest() {
        super("evict-all-contract");
    }

    @Override
    protected Remediation remediation() {
        return Remediation.named(EvictAll.NAME, new EvictAll(dataSource));
    }

    @Override
    protected void sicken() throws SQLException {
        spoil(3);
    }

    /** Each run makes new sessions: it is their health that stays the same. */
    @Override
    protected Object observe() throws SQLException {
        awaitFull();
        return List.of(dataSource.poolView().generation(), refusingWrites());
    }
}
