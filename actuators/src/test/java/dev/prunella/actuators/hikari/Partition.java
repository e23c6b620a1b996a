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

    private Partition(int size, boolean alternative) throws SQLException {
        server.execute(JdbcLoad.TABLE);
        pool = HealableHikariDataSource.of(settings(size));
        var healing =
                alternative ? PoolHealing.ofDefaults().alternativeUrl(alternativeUrl()) : PoolHealing.ofDefaults();
        watched.supervise(HikariRecipes.pool("orders", pool, healing));
        load = JdbcLoad.start(pool, 4, Duration.ofMillis(5));
        await().until(() -> load.report().succeeded() > 200);
        // A connection in the making would be caught as well, and the pool be wedged.
        await().until(() -> pool.getHikariPoolMXBean().getTotalConnections() == size);
    }

    static Partition begin() throws SQLException {
        return new Partition(10, false);
    }

    static Partition withPoolOf(int size) throws SQLException {
        return new Partition(size, false);
    }

    /** The recipe knows the second proxy as another way. */
    static Partition withAlternative() throws SQLException {
        return new Partition(10, true);
    }

    private HikariConfig settings(int size) {
        var settings = Database.defaults(server.jdbcUrl(proxy.host(), proxy.port()), "orders");
        settings.setMaximumPoolSize(size);
        settings.setMinimumIdle(Math.min(size, 10));
        return settings;
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
