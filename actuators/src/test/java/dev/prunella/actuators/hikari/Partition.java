// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** A server behind two proxies, a pool at the first one, a supervisor with defaults, and four workers. */
final class Partition implements AutoCloseable {

    final PostgresServer server = PostgresServer.start();
    final FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port());
    final FaultProxy other = FaultProxy.to("127.0.0.1", server.port());
    final HealableHikariDataSource pool;
    final Watched watched = Watched.inMemory();
    private final JdbcLoad load;

    private Partition(boolean alternative, boolean pooler) throws SQLException {
        server.execute(JdbcLoad.TABLE);
        if (pooler) {
            proxy.fakeBackendPids();
        }
        pool = HealableHikariDataSource.of(settings());
        var healing =
                alternative ? PoolHealing.ofDefaults().alternativeUrl(alternativeUrl()) : PoolHealing.ofDefaults();
        watched.supervise(HikariRecipes.pool("orders", pool, healing));
        load = JdbcLoad.start(pool, 4, Duration.ofMillis(5));
        await().until(() -> load.report().succeeded() > 200);
        // A connection in the making would be caught as well, and the pool be wedged.
        await().until(() -> pool.getHikariPoolMXBean().getTotalConnections() == 10);
    }

    static Partition begin() throws SQLException {
        return new Partition(false, false);
    }

    /** The recipe knows the second proxy as another way. */
    static Partition withAlternative() throws SQLException {
        return new Partition(true, false);
    }

    /** The proxy makes process ids up, as a pooler does. */
    static Partition behindAPooler() throws SQLException {
        return new Partition(false, true);
    }

    private HikariConfig settings() {
        return Database.defaults(server.jdbcUrl(proxy.host(), proxy.port()), "orders");
    }

    String alternativeUrl() {
        return server.jdbcUrl(other.host(), other.port());
    }

    /** Waits for the verdict and for a second without trouble; the load is over then. */
    LoadReport healed() {
        watched.first(HealingEvent.Verified.class, "orders");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(load.report().recovery())
                        .as("what happened: %s", watched)
                        .isNotNull());
        load.close();
        return load.report();
    }

    LoadReport report() {
        return load.report();
    }

    List<String> actions() {
        return watched.all(HealingEvent.Intended.class).stream()
                .map(event -> event.attempt().remediation())
                .toList();
    }

    List<String> diagnoses() {
        return watched.all(HealingEvent.Opened.class).stream()
                .map(event -> event.diagnosis().toString())
                .toList();
    }

    @Override
    public void close() {
        load.close();
        watched.close();
        proxy.close();
        other.close();
        pool.close();
        server.close();
    }
}
