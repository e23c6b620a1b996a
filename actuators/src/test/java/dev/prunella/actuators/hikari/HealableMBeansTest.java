// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.management.Attribute;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

// POOL-SWAP trap 3
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HealableMBeansTest {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void registersHikarisTwoNamesWhenAskedAndRemovesThemAtTheEnd() throws Exception {
        var settings = Database.settings("in-jmx");
        settings.setRegisterMbeans(true);
        try (var dataSource = HealableHikariDataSource.of(settings);
                var held = dataSource.getConnection()) {
            assertThat(dataSource.isRegisterMbeans()).isTrue();
            assertThat(server.getAttribute(pool("in-jmx"), "ActiveConnections")).isEqualTo(1);
            server.setAttribute(config("in-jmx"), new Attribute("MaximumPoolSize", 2));
            assertThat(dataSource.getMaximumPoolSize()).isEqualTo(2);
            assertThat(dataSource.running().settings().getMaximumPoolSize()).isEqualTo(2);
        }
        assertThat(names("in-jmx")).isEmpty();
    }

    @Test
    void registersNothingUnasked() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("not-in-jmx"))) {
            assertThat(names("not-in-jmx")).isEmpty();
        }
    }

    @Test
    void leavesNamesOfOthersAlone() throws Exception {
        var settings = Database.settings("twice");
        settings.setRegisterMbeans(true);
        try (var owner = HealableHikariDataSource.of(settings)) {
            HealableHikariDataSource.of(settings).close();
            assertThat(names("twice")).hasSize(2);
        }
    }

    private Set<ObjectName> names(String poolName) throws Exception {
        return server.queryNames(new ObjectName("com.zaxxer.hikari:type=*(" + poolName + ")"), null);
    }

    private static ObjectName pool(String poolName) throws Exception {
        return new ObjectName("com.zaxxer.hikari:type=Pool (" + poolName + ")");
    }

    private static ObjectName config(String poolName) throws Exception {
        return new ObjectName("com.zaxxer.hikari:type=PoolConfig (" + poolName + ")");
    }
}
