// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.spring.app.Client;
import dev.prunella.spring.app.ShopApplication;
import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import dev.prunella.testkit.postgres.PostgresPair;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The same application twice on the same servers, seen over HTTP: with the starter and two properties, and without the starter. How long
 * it takes depends on what else the machine does, so it is printed and not judged; that only one of the two recovers is judged.
 */
class DemotedPrimaryTest {

    private static final Logger LOG = LoggerFactory.getLogger(DemotedPrimaryTest.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FAILURES_MORE = 100;
    private static final int WORKERS = 2;
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** What is not in the list of auto-configurations is as good as not on the class path. */
    private static final String WITHOUT_THE_STARTER = BootedApplication.without(
            PrunellaAutoConfiguration.class.getName(),
            "dev.prunella.spring.datasource.PoolHealingAutoConfiguration",
            "dev.prunella.spring.doctor.DoctorAutoConfiguration");

    @Test
    void isHealedWithoutCodeAndOnlyWithTheStarter(@TempDir Path trail) throws Exception {
        try (PostgresPair servers = PostgresPair.start()) {
            servers.executeOnBoth(JdbcLoad.TABLE);
            try (var healed = serve(
                            servers,
                            "prunella.mode=auto",
                            "prunella.owner=team-orders",
                            "prunella.trail.folder=" + trail);
                    var alone = serve(servers, WITHOUT_THE_STARTER)) {
                assertThat(alone.getBeanNamesForType(Supervision.class)).isEmpty();
                demote(servers, healed, alone);
            }
        }
    }

    private static void demote(
            PostgresPair servers, ConfigurableApplicationContext healed, ConfigurableApplicationContext alone)
            throws Exception {
        Client client = Client.of(healed);
        Client other = Client.of(alone);
        try (JdbcLoad first = JdbcLoad.start(client::order, WORKERS, PAUSE);
                JdbcLoad second = JdbcLoad.start((id, write) -> other.order(id + 1_000_000, write), WORKERS, PAUSE)) {
            List.of(healed, alone).forEach(DemotedPrimaryTest::awaitFullPool);
            await().atMost(PATIENCE)
                    .until(() -> Stream.of(first, second)
                            .allMatch(load -> load.report().succeeded() > 100));
            long since = System.nanoTime();
            servers.demotePrimary();
            await().atMost(PATIENCE).until(() -> {
                LoadReport seen = first.report().since(since);
                return seen.failed() > 0 && seen.recovery() != null;
            });
            long untilThen = second.report().since(since).failed();
            await().atMost(PATIENCE).until(() -> second.report().since(since).failed() > untilThen + FAILURES_MORE);
            LoadReport with = first.report().since(since);
            LoadReport without = second.report().since(since);
            LOG.info(
                    "a demoted primary, seen over HTTP until one has recovered and {} more have failed at the other",
                    FAILURES_MORE);
            LOG.info("with the starter:    {}", with);
            LOG.info("without the starter: {}", without);
            assertThat(with.recovery()).as("%s", with).isNotNull();
            assertThat(without.recovery()).as("%s", without).isNull();
            assertThat(with.failed()).isLessThan(without.failed());
            WrittenOnce written = WrittenOnce.check(
                    with.acknowledgedWrites(),
                    "SELECT id FROM prunella_load",
                    List.of(servers.primary(), servers.standby()));
            assertThat(written.holds()).as(written.toString()).isTrue();
        }
    }

    private static ConfigurableApplicationContext serve(PostgresPair servers, String... properties) {
        return BootedApplication.servingOn(servers.primary(), servers.jdbcUrl(), ShopApplication.class, properties);
    }

    /** A connection in the making would be caught by the fault as well, and make it another one. */
    private static void awaitFullPool(ConfigurableApplicationContext application) {
        HikariDataSource pool = application.getBean(HikariDataSource.class);
        await().atMost(PATIENCE)
                .until(() -> pool.getHikariPoolMXBean() != null
                        && pool.getHikariPoolMXBean().getTotalConnections() == pool.getMaximumPoolSize());
    }
}
