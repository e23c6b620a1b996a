// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.samples.orders.faults.Fault;
import dev.prunella.samples.orders.faults.OrdersUnderFaults;
import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Four faults, seen over HTTP. How long each takes depends on what else the machine does: it is printed, and only bounded by a minute. */
class OrdersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int WORKERS = 3;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void recoversAndLosesNoOrder(Fault fault, @TempDir Path trail) throws Exception {
        try (var world = OrdersUnderFaults.start(
                "--server.port=0", "--spring.main.banner-mode=off", "--prunella.trail.folder=" + trail)) {
            var customer = new Customer(world.service().getEnvironment().getProperty("local.server.port"));
            try (var load = JdbcLoad.start(customer::order, WORKERS, PAUSE)) {
                awaitCalm(world, load);
                long since = System.nanoTime();
                assertThat(customer.post("/faults/" + fault.path()).status()).isEqualTo(200);
                LoadReport report = awaitRecovery(load, since);
                System.out.printf("orders: %s: %s%n", fault, report);
                expectNoOrderLost(world, report);
            }
            expectTold(fault, customer);
        }
    }

    /** A connection in the making would be caught by the fault as well, and make it another one. */
    private static void awaitCalm(OrdersUnderFaults world, JdbcLoad load) {
        var pool = world.service().getBean(HikariDataSource.class);
        await().atMost(PATIENCE)
                .until(() -> load.report().succeeded() > 100
                        && pool.getHikariPoolMXBean().getTotalConnections() == pool.getMaximumPoolSize());
    }

    /** A fault that hurts nobody would prove nothing. */
    private static LoadReport awaitRecovery(JdbcLoad load, long since) {
        await().atMost(PATIENCE).until(() -> {
            var seen = load.report().since(since);
            return seen.failed() + seen.hung() > 0 && seen.recovery() != null;
        });
        return load.report().since(since);
    }

    private static void expectNoOrderLost(OrdersUnderFaults world, LoadReport report) throws Exception {
        var servers = world.servers();
        var written = WrittenOnce.check(
                report.acknowledgedWrites(), "SELECT id FROM orders", List.of(servers.primary(), servers.standby()));
        assertThat(written.holds()).as(written.toString()).isTrue();
    }

    private static void expectTold(Fault fault, Customer customer) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(customer.get("/actuator/healing/targets/dataSource")
                                .body())
                        .contains("HEALTHY"));
        assertThat(customer.get("/actuator/health").status()).isEqualTo(200);
        assertThat(customer.get("/actuator/prometheus").body()).contains("prunella_", "hikaricp_connections");
        if (fault != Fault.DOWN) {
            assertThat(customer.get("/actuator/healing/incidents/dataSource").body())
                    .contains("hikari:");
        }
    }
}
