// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Work that looks like trouble and is none: the loop must look, and must not act. All of it runs at the same time, each on a
 * pool of its own, so that real spans of twenty seconds cost twenty seconds once.
 */
// FAULT-F5b
// REQ F2, X4
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class LegitimateWorkTest {

    private static final String LONG_WORK = "select pg_sleep(20)";
    private static final int PATIENCE_MILLIS = 5_000;

    private static PostgresServer server;
    private static FaultProxy counter;
    private static Watched watched;
    private static ExecutorService threads;
    private static final List<HealableHikariDataSource> POOLS = new ArrayList<>();

    private static Future<Integer> transactions;
    private static Future<Integer> longQuery;
    private static Future<Integer> readOnlyWrites;
    private static Future<Integer> replicaReads;

    @BeforeAll
    static void startEverything() throws SQLException {
        server = PostgresServer.start();
        server.execute("create table written (id int)");
        counter = FaultProxy.to("127.0.0.1", server.port());
        watched = Watched.inMemory();
        threads = Executors.newCachedThreadPool();
        transactions = threads.submit(LegitimateWorkTest::exhaustByTransactions);
        longQuery = threads.submit(LegitimateWorkTest::queryOnAPoolOfOne);
        readOnlyWrites = threads.submit(LegitimateWorkTest::writeInReadOnlyTransactions);
        replicaReads = threads.submit(LegitimateWorkTest::readFromAReplica);
    }

    @AfterAll
    static void stopEverything() {
        threads.shutdownNow();
        watched.close();
        POOLS.forEach(HealableHikariDataSource::close);
        counter.close();
        server.close();
    }

    @Test
    void twentySecondsOfTransactionsOnAnExhaustedPoolAreLeftAlone() throws Exception {
        assertThat(transactions.get()).isEqualTo(3);
        assertThat(server.queryLong("select count(*) from written")).isEqualTo(3);
        assertLookedAndLeftAlone("exhausted");
        assertThat(watched.all(HealingEvent.Opened.class, "exhausted")).isEmpty();
    }

    @Test
    void twentySecondsOfOneQueryOnAPoolOfOneAreLeftAlone() throws Exception {
        assertThat(longQuery.get()).isEqualTo(1);
        assertLookedAndLeftAlone("of-one");
        assertThat(watched.all(HealingEvent.Opened.class, "of-one")).isEmpty();
    }

    @Test
    void writesInReadOnlyTransactionsOnAHealthyPrimaryAreTheApplicationsBug() throws Exception {
        assertThat(readOnlyWrites.get()).isGreaterThan(100);
        assertLookedAndLeftAlone("own-bug");
        assertThat(watched.all(HealingEvent.Cleared.class, "own-bug")).isNotEmpty();
        // three are the pool's own; each suspicion looks at the outside a few times, and comes ever more rarely
        assertThat(counter.accepted()).isGreaterThan(3).isLessThan(60);
    }

    @Test
    void readOnlyPoolOnAReplicaIsHealthy() throws Exception {
        assertThat(replicaReads.get()).isPositive();
        assertLookedAndLeftAlone("replica");
        assertThat(watched.all(HealingEvent.Opened.class, "replica")).isEmpty();
    }

    /** Three connections stay in transactions while the application computes; waiting borrowers give up and try again. */
    private static int exhaustByTransactions() throws Exception {
        var pool = supervised(settings("exhausted", server.jdbcUrl(), 3));
        var others = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 3; i++) {
            others.add(threads.submit(() -> transaction(pool)));
        }
        // The pool's own count would count a look of ours as well.
        await().until(() -> server.queryLong("select count(*) from pg_stat_activity"
                        + " where application_name = 'exhausted' and state = 'idle in transaction'")
                == 3);
        assertThatThrownBy(pool::getConnection).hasMessageContaining("request timed out");
        int committed = 0;
        for (var other : others) {
            committed += other.get();
        }
        return committed;
    }

    private static int transaction(HealableHikariDataSource pool) throws SQLException {
        try (var connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Database.execute(connection, "insert into written values (1)");
            server.execute(LONG_WORK);
            connection.commit();
            return 1;
        }
    }

    private static int queryOnAPoolOfOne() throws Exception {
        var pool = supervised(settings("of-one", server.jdbcUrl(), 1));
        var waiting = threads.submit(() -> {
            await().until(() -> pool.poolView().active() == 1);
            assertThatThrownBy(pool::getConnection).hasMessageContaining("request timed out");
            return true;
        });
        try (var connection = pool.getConnection()) {
            Database.execute(connection, LONG_WORK);
            return waiting.get() ? 1 : 0;
        }
    }

    private static int writeInReadOnlyTransactions() throws SQLException {
        var pool = supervised(settings("own-bug", server.jdbcUrl(counter.host(), counter.port()), 3));
        var end = System.nanoTime() + Duration.ofSeconds(8).toNanos();
        int refused = 0;
        while (System.nanoTime() < end) {
            try (var connection = pool.getConnection()) {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                refused += refuses(connection) ? 1 : 0;
                connection.rollback();
            }
        }
        return refused;
    }

    private static boolean refuses(Connection connection) {
        try {
            Database.execute(connection, "create table never_made (id int)");
            return false;
        } catch (SQLException e) {
            return e.getSQLState().equals("25006");
        }
    }

    /** A stray write makes the probes look; they find a read-only server, as it should be. */
    private static int readFromAReplica() throws SQLException {
        try (var replica = PostgresServer.start()) {
            replica.demote();
            var settings = settings("replica", replica.jdbcUrl(), 3);
            settings.setReadOnly(true);
            return readAndTryToWrite(supervised(settings));
        }
    }

    private static int readAndTryToWrite(HealableHikariDataSource pool) throws SQLException {
        var end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        int reads = 0;
        while (System.nanoTime() < end) {
            try (var connection = pool.getConnection()) {
                Database.execute(connection, "select 1");
                reads += refuses(connection) ? 1 : 0;
            }
        }
        return reads;
    }

    private static void assertLookedAndLeftAlone(String target) {
        assertThat(watched.all(HealingEvent.Suspected.class, target)).isNotEmpty();
        assertThat(watched.all(HealingEvent.Intended.class, target)).isEmpty();
        assertThat(watched.all(HealingEvent.EscalationDue.class, target)).isEmpty();
    }

    private static HikariConfig settings(String name, String jdbcUrl, int size) {
        var settings = Database.defaults(jdbcUrl, name);
        settings.setMaximumPoolSize(size);
        settings.setConnectionTimeout(PATIENCE_MILLIS);
        return settings;
    }

    private static HealableHikariDataSource supervised(HikariConfig settings) {
        var pool = HealableHikariDataSource.of(settings);
        synchronized (POOLS) {
            POOLS.add(pool);
        }
        watched.supervise(HikariRecipes.pool(settings.getPoolName(), pool));
        return pool;
    }
}
