// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** An application with two busy workers, and one that forgets connections on the threads of a pool. */
final class Shop implements AutoCloseable {

    /** Where they are forgotten. */
    static final String LEAK = Shop.class.getName() + ".borrowAndForget(Shop.java:";

    final HealableHikariDataSource pool;
    final Watched watched = Watched.inMemory();
    private final PostgresServer server = PostgresServer.start();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CountDownLatch transactionsEnd = new CountDownLatch(1);
    private final List<Connection> forgotten = new CopyOnWriteArrayList<>();
    private final JdbcLoad load;
    private JdbcLoad forgetting;

    private Shop(String name, int size, PoolHealing healing) throws SQLException {
        server.execute(JdbcLoad.TABLE);
        var settings = Database.defaults(server.jdbcUrl(), name);
        settings.setMaximumPoolSize(size);
        pool = HealableHikariDataSource.of(settings);
        watched.supervise(HikariRecipes.pool(name, pool, healing));
        load = JdbcLoad.start(pool, 2, Duration.ofMillis(5));
        await().until(() -> load.report().succeeded() > 20);
    }

    static Shop with(String name, int size, PoolHealing healing) throws SQLException {
        return new Shop(name, size, healing);
    }

    /** Uses connections for so long each, as reports do, until that is usual; their code never lets go of them meanwhile. */
    JdbcLoad useForLong(int workers, Duration each) {
        var reports = JdbcLoad.start((id, write) -> report(each), workers, Duration.ofMillis(5));
        long before = load.report().succeeded();
        await().atMost(Duration.ofSeconds(40)).until(() -> load.report().succeeded() - before > 1_500);
        return reports;
    }

    private void report(Duration time) throws SQLException {
        try (var connection = pool.getConnection()) {
            Database.execute(connection, "select 1");
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            Database.execute(connection, "select 1");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Forgets so many connections, one after each pause. */
    void forget(int count, Duration pause) {
        forgetting = JdbcLoad.start(
                (id, write) -> {
                    if (id <= count) {
                        onAThreadOfThePool();
                    }
                },
                1,
                pause);
    }

    private void onAThreadOfThePool() throws SQLException {
        try {
            threads.submit(this::borrowAndForget).get();
        } catch (ExecutionException e) {
            throw new SQLException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Void borrowAndForget() throws SQLException {
        var connection = pool.getConnection();
        Database.execute(connection, "select 1");
        forgotten.add(connection);
        return null;
    }

    int forgotten() {
        return forgotten.size();
    }

    /** Gives them back. */
    void remember() throws SQLException {
        for (var connection : forgotten) {
            connection.close();
        }
    }

    void useForgotten() throws SQLException {
        for (var connection : forgotten) {
            Database.execute(connection, "select 1");
        }
    }

    /** Stays in a transaction, on a connection that a helper opened, until all may end. */
    void transaction() throws SQLException {
        try (var connection = open()) {
            Database.execute(connection, "select 1");
            transactionsEnd.await(20, TimeUnit.SECONDS);
            connection.commit();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection open() throws SQLException {
        var connection = pool.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    void endTransactions() {
        transactionsEnd.countDown();
    }

    /** The ends of all attempts, once there is one. */
    List<HealingEvent.Ended> evictions() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(watched.all(HealingEvent.Ended.class))
                        .as("what happened: %s", watched)
                        .isNotEmpty());
        return watched.all(HealingEvent.Ended.class);
    }

    LoadReport stopped() {
        load.close();
        return load.report();
    }

    @Override
    public void close() {
        load.close();
        if (forgetting != null) {
            forgetting.close();
        }
        threads.shutdownNow();
        watched.close();
        pool.close();
        server.close();
    }
}
