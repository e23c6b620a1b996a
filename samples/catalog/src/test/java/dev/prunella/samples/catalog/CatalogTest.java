// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.HealingSupervisor;
import dev.prunella.guard.Guard;
import dev.prunella.guard.LimitPolicy;
import dev.prunella.guard.ThrottlePolicy;
import dev.prunella.testkit.postgres.PostgresServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What customers see over HTTP while reports saturate the storage, and while one client asks in a loop. */
class CatalogTest {

    private static final Duration WHILE = Duration.ofSeconds(6);

    /** Far from both: some 50 ms with a guard, a second or more without. */
    private static final Duration OBJECTIVE = Duration.ofMillis(500);

    /** A larger machine makes reports faster, and must be asked for more of them. */
    private static final int GREEDY = 12 * Runtime.getRuntime().availableProcessors();

    private static PostgresServer server;
    private static HikariDataSource pool;
    private static Catalog catalog;

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.jdbcUrl());
        config.setUsername(server.user());
        config.setPassword(server.password());
        config.setMaximumPoolSize(10);
        pool = new HikariDataSource(config);
        catalog = new Catalog(pool);
        catalog.create();
    }

    @AfterAll
    static void stop() {
        pool.close();
        server.close();
    }

    private record Seen(Duration p95, int ok, int othersOk, int othersTurnedAway, int customersTurnedAway) {}

    @Test
    void saturatedStorage() throws Exception {
        // REQ U4
        Seen without = reports(null);
        Seen with;
        try (HealingSupervisor supervisor = HealingSupervisor.builder().build()) {
            with = reports(supervisor.guard(Guard.named("storage").limit(LimitPolicy.adaptive(5, 2, 6))));
        }
        System.out.printf("saturated storage: without a guard %s, with it %s%n", without, with);
        assertThat(without.p95).as("what there is to cure").isGreaterThan(OBJECTIVE);
        assertThat(with.p95).isLessThan(OBJECTIVE);
        assertThat(with.customersTurnedAway).isZero();
        assertThat(with.othersTurnedAway).isPositive();
        assertThat(with.othersOk).as("some reports are made all the same").isPositive();
    }

    private static Seen reports(Guard guard) throws Exception {
        try (CatalogService service = new CatalogService(catalog, guard);
                Callers reports = new Callers(GREEDY, service.port(), "/report", "reports", Duration.ofMillis(20));
                Callers customers = new Callers(2, service.port(), "/item", "shop", Duration.ofMillis(20))) {
            customers.during(WHILE);
            return seen(customers, reports, 503);
        }
    }

    @Test
    void misconfiguredClient() throws Exception {
        // REQ U10
        Seen without = loop(null);
        Seen with;
        try (HealingSupervisor supervisor = HealingSupervisor.builder().build()) {
            with = loop(supervisor.guard(
                    Guard.named("clients").throttle(ThrottlePolicy.perSecond(4).burst(2))));
        }
        System.out.printf("misconfigured client: without a guard %s, with it %s%n", without, with);
        assertThat(without.p95).as("what there is to cure").isGreaterThan(OBJECTIVE);
        assertThat(with.p95).isLessThan(OBJECTIVE);
        assertThat(with.customersTurnedAway).isZero();
        assertThat(with.othersOk).isLessThanOrEqualTo(4 * 8);
        assertThat(with.othersTurnedAway).isGreaterThan(with.othersOk);
    }

    /** Asks for reports as fast as it can, where others ask twice a second. */
    private static Seen loop(Guard guard) throws Exception {
        try (CatalogService service = new CatalogService(catalog, guard);
                Callers misconfigured =
                        new Callers(GREEDY, service.port(), "/report", "misconfigured", Duration.ofMillis(5));
                Callers customer = new Callers(1, service.port(), "/item", "customer", Duration.ofMillis(400))) {
            customer.during(WHILE);
            return seen(customer, misconfigured, 429);
        }
    }

    private static Seen seen(Callers customers, Callers others, int turnedAway) {
        return new Seen(
                customers.p95(),
                customers.got(200),
                others.got(200),
                others.got(turnedAway),
                customers.got(turnedAway));
    }
}
