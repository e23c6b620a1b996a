// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Faults that are the database's own: nothing of ours can cure them, so nothing is done. Each has a server of its own. */
// REQ L2d, F4
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
@Execution(ExecutionMode.CONCURRENT)
class DependencyFaultsTest {

    private static final Duration PAUSE = Duration.ofMillis(5);

    @Test
    void serverThatIsReadOnlyOnBothSidesIsTheDependencysFault() throws Exception {
        try (var server = PostgresServer.start();
                var pool = HealableHikariDataSource.of(Database.defaults(server.jdbcUrl(), "orders"));
                var watched = Watched.inMemory()) {
            var handle = watched.supervise(HikariRecipes.pool("orders", pool));
            server.execute(JdbcLoad.TABLE);
            try (var load = JdbcLoad.start(pool, 2, PAUSE)) {
                server.demote();
                assertDependencyDown(watched);
                server.promote();
                assertSelfRecovered(watched);
                assertThat(load.report().failed()).isPositive();
            }
            assertThat(handle.status().incidents()).isEqualTo(1);
        }
    }

    // FAULT-F1
    @Test
    void killedDatabaseIsWaitedForAndNothingIsDoneWhileItIsDown() throws Exception {
        try (var server = PostgresServer.start();
                var pool = HealableHikariDataSource.of(Database.defaults(server.jdbcUrl(), "orders"));
                var watched = Watched.inMemory()) {
            var handle = watched.supervise(HikariRecipes.pool("orders", pool));
            server.execute(JdbcLoad.TABLE);
            try (var load = JdbcLoad.start(pool, 2, PAUSE)) {
                server.kill();
                assertDependencyDown(watched);
                assertNothingIsDoneFor(Duration.ofSeconds(3), watched);
                server.restart();
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> handle.status().health() == Health.HEALTHY);
                await().until(() -> load.report().recovery() != null);
            }
        }
    }

    @Test
    void serverThatIsSlowForEverybodyIsLeftAlone() throws Exception {
        try (var server = PostgresServer.start();
                var pool = HealableHikariDataSource.of(Database.defaults(server.jdbcUrl(), "orders"));
                var watched = Watched.inMemory()) {
            server.execute(JdbcLoad.TABLE);
            watched.supervise(often(HikariRecipes.pool("orders", pool)));
            try (var load = JdbcLoad.start(pool, 2, PAUSE)) {
                slowDown(server, pool);
                assertDependencyDown(watched);
                assertNothingIsDoneFor(Duration.ofSeconds(3), watched);
                server.execute("drop schema slow cascade");
                assertSelfRecovered(watched);
                assertThat(load.report().failed()).isZero();
            }
        }
    }

    private static TargetBuilder often(TargetBuilder recipe) {
        return recipe.probing(recipe.ownedBy("team-tests").build().probing().every(Duration.ofMillis(500)));
    }

    /**
     * The probe's question takes longer than the inside may take and less than the outside may, on every connection: the pool is
     * full before, so that none which is being made meanwhile escapes.
     */
    private static void slowDown(PostgresServer server, HealableHikariDataSource pool) throws SQLException {
        await().until(() -> pool.getHikariPoolMXBean().getTotalConnections() == pool.getMaximumPoolSize());
        server.execute("create schema slow");
        server.execute("create function slow.pg_is_in_recovery() returns boolean language plpgsql as"
                + " $$ begin perform pg_sleep(0.34); return false; end $$");
        server.execute("alter role postgres set search_path = slow, pg_catalog, public");
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    private static void assertDependencyDown(Watched watched) {
        assertThat(watched.first(HealingEvent.Opened.class, "orders")
                        .diagnosis()
                        .kind())
                .isEqualTo(Diagnosis.Kind.DEPENDENCY_DOWN);
        assertThat(watched.all(HealingEvent.Intended.class)).isEmpty();
    }

    private static void assertNothingIsDoneFor(Duration span, Watched watched) {
        await().during(span)
                .atMost(span.plusSeconds(2))
                .until(() -> watched.all(HealingEvent.Intended.class).isEmpty());
    }

    private static void assertSelfRecovered(Watched watched) {
        watched.first(HealingEvent.Closed.class, "orders");
        assertThat(watched.all(HealingEvent.Intended.class)).isEmpty();
    }
}
