// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a replaced pool does to those who use it: nothing that they would notice. */
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
@Execution(ExecutionMode.CONCURRENT)
class SwapTest {

    private final String name = "swap-" + System.nanoTime();
    private final ExecutorService others = Executors.newCachedThreadPool();
    private HealableHikariDataSource pool;

    @BeforeEach
    void open() {
        pool = HealableHikariDataSource.of(Database.settings(name));
    }

    @AfterEach
    void close() {
        pool.close();
        others.shutdownNow();
    }

    private <T> CompletableFuture<T> elsewhere(Callable<T> code) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return code.call();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                others);
    }

    private long backends() throws SQLException {
        return Database.server()
                .queryLong("select count(*) from pg_stat_activity where application_name = '" + name + "'");
    }

    @Test
    void replacedPoolIsForgottenByTheThreadsThatBorrowedFromIt() throws Exception { // INVARIANT 32, FAULT-F23
        borrowOnce();
        var replaced = new WeakReference<>(pool.running());
        pool.swap(null);
        borrowOnce();
        await().until(() -> {
            System.gc();
            return replaced.get() == null;
        });
    }

    private void borrowOnce() throws SQLException {
        try (var connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    // FAULT-F5b
    @Test
    void queryOfTwentySecondsOnAHealthyConnectionGoesOn() throws Exception {
        var slept = elsewhere(() -> {
            try (var connection = pool.getConnection()) {
                Database.execute(connection, "select pg_sleep(20)");
                return true;
            }
        });
        await().until(() -> Database.server()
                        .queryLong("select count(*) from pg_stat_activity where wait_event = 'PgSleep'"
                                + " and application_name = '" + name + "'")
                > 0);
        assertThat(pool.swap(null)).isTrue();
        assertThat(slept.get(30, TimeUnit.SECONDS)).isTrue();
        await().until(() -> pool.generations().size() == 1);
    }

    // FAULT-F5b
    @Test
    void openTransactionCommitsAcrossIt() throws Exception {
        Database.server().execute("create table if not exists across_a_swap (name text)");
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Database.execute(connection, "insert into across_a_swap values ('" + name + "')");
            pool.swap(null);
            Database.execute(connection, "insert into across_a_swap values ('" + name + "')");
            connection.commit();
        }
        assertThat(Database.server().queryLong("select count(*) from across_a_swap where name = '" + name + "'"))
                .isEqualTo(2);
    }

    @Test
    void whoWaitsIsServedByTheFreshPoolWithoutATrace() throws Exception { // POOL-SWAP trap 7
        try (var first = pool.getConnection();
                var second = pool.getConnection();
                var third = pool.getConnection()) {
            var waiting = elsewhere(() -> {
                try (var connection = pool.getConnection()) {
                    return connection.isValid(1) && !Thread.currentThread().isInterrupted();
                }
            });
            await().until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
            pool.swap(null);
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(1)).isEqualTo(true);
            assertThat(first.isValid(1) && second.isValid(1) && third.isValid(1))
                    .isTrue();
        }
    }

    @Test
    void userInterruptOfAWaiterStaysTheUsers() throws Exception { // POOL-SWAP trap 7
        try (var first = pool.getConnection();
                var second = pool.getConnection();
                var third = pool.getConnection()) {
            var thread = new CompletableFuture<Thread>();
            var failed = elsewhere(() -> {
                thread.complete(Thread.currentThread());
                try (var connection = pool.getConnection()) {
                    return connection.isClosed();
                } catch (SQLException e) {
                    return Thread.interrupted();
                }
            });
            await().until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
            thread.get().interrupt();
            assertThat(failed).succeedsWithin(Duration.ofSeconds(1)).isEqualTo(true);
            assertThat(first).isNotSameAs(second).isNotSameAs(third);
        }
    }

    @Test
    void oldPoolIsClosedOnceAllHasComeBack() throws Exception {
        var connection = pool.getConnection();
        pool.swap(null);
        assertThat(pool.generations()).hasSize(2);
        connection.close();
        await().untilAsserted(() -> assertThat(pool.generations()).hasSize(1));
        assertThat(pool.generationNumber()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(backends()).isBetween(1L, 3L));
    }

    @Test
    void oldPoolIsClosedAlsoWhenItsLastConnectionBroke() throws Exception {
        try (var connection = pool.getConnection()) {
            pool.swap(null);
            connection.unwrap(Connection.class).abort(Runnable::run);
            assertThatThrownBy(() -> Database.execute(connection, "select 1")).isInstanceOf(SQLException.class);
        }
        var traffic = new PoolTraffic(pool);
        await().untilAsserted(() -> {
            assertThat(traffic.detect()).isNull();
            assertThat(pool.generations()).hasSize(1);
        });
    }

    @Test
    void idleConnectionsOfTheOldPoolAreClosedAtOnceAndNotOpenedAnew() throws Exception {
        try (var held = pool.getConnection()) {
            pool.swap(null);
            await().untilAsserted(
                            () -> assertThat(pool.generations().get(0).pool().getTotalConnections())
                                    .isEqualTo(1));
            assertThat(held.isValid(1)).isTrue();
        }
    }

    @Test
    void presentPoolStaysWhenTheFreshOneCannotBeBuilt() throws Exception {
        assertThatThrownBy(() -> pool.swap(Database.deadUrl())).isInstanceOf(PoolInitializationException.class);
        assertThat(pool.generationNumber()).isEqualTo(1);
        assertThat(pool.getJdbcUrl()).isEqualTo(Database.url());
        try (var connection = pool.getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void fourthIsRefusedWhileThreeStillHaveConnectionsLent() throws Exception {
        var held = new Connection[DrainingGenerations.MOST];
        for (int i = 0; i < held.length; i++) {
            held[i] = pool.getConnection();
            pool.swap(null);
        }
        assertThatThrownBy(() -> pool.swap(null)).hasMessageContaining("3 replaced pools");
        held[0].close();
        await().until(() -> pool.generations().size() == DrainingGenerations.MOST);
        assertThat(pool.swap(null)).isTrue();
        held[1].close();
        held[2].close();
    }

    @Test
    void closingTheDataSourceClosesTheOldPoolsToo() throws Exception {
        assertThat(pool.getConnection().isValid(1)).isTrue();
        pool.swap(null);
        pool.close();
        await().untilAsserted(() -> assertThat(backends()).isZero());
        assertThat(pool.swap(null)).isFalse();
    }

    @Test
    void metersGoOnWithTheFreshPool() throws Exception { // POOL-SWAP trap 2
        var registry = new SimpleMeterRegistry();
        pool.setMetricRegistry(registry);
        int before = registry.getMeters().size();
        try (var held = pool.getConnection()) {
            assertThat(held.isValid(1)).isTrue();
            pool.swap(null);
        }
        await().until(() -> pool.generations().size() == 1);
        pool.getConnection().close();
        assertThat(registry.getMeters()).hasSize(before);
        assertThat(registry.get("hikaricp.connections.usage").timer().count()).isEqualTo(2);
    }
}
