// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.testkit.postgres.PostgresServer;
import dev.prunella.time.SystemTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.postgresql.PGConnection;

/** The server's word on connections that may be forgotten, on a real server. */
// FAULT-F5, FAULT-F5b
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class IdleBackendsTest {

    private static final Duration AT_LEAST = Duration.ofMillis(200);

    private static PostgresServer server;
    private final IdleBackends idleBackends = IdleBackends.by(SystemTime.clock());
    private Connection held;
    private Suspect suspect;
    private Connection outside;

    @BeforeAll
    static void startServer() {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        long connecting = System.nanoTime();
        held = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        suspect = new Suspect(held, connecting, System.nanoTime());
        outside = server.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        outside.close();
        held.abort(Runnable::run);
    }

    private List<Connection> idle() throws SQLException {
        return idleBackends.examine(List.of(suspect), AT_LEAST, outside);
    }

    private void letPass(Duration time) throws SQLException {
        execute(outside, "select pg_sleep(" + time.toMillis() / 1e3 + ")");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void inBackground(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (SQLException endsWithItsConnection) {
                return; // with its connection
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Work {
        void run() throws SQLException;
    }

    @Test
    void connectionThatLiesIdleForLongIsIdle() throws SQLException {
        execute(held, "select 1");
        letPass(AT_LEAST.multipliedBy(2));
        assertThat(idle()).containsExactly(held);
    }

    @Test
    void soIsOneThatWasLeftInATransaction() throws SQLException {
        held.setAutoCommit(false);
        execute(held, "select 1");
        letPass(AT_LEAST.multipliedBy(2));
        assertThat(idle()).containsExactly(held);
    }

    @Test
    void connectionThatWasUsedAMomentAgoIsNot() throws SQLException {
        letPass(AT_LEAST.multipliedBy(2));
        execute(held, "select 1");
        assertThat(idle()).isEmpty();
    }

    @Test
    void connectionOnWhichTheServerWorksIsNot() throws SQLException {
        inBackground(() -> execute(held, "select pg_sleep(30)"));
        await().until(() -> server.queryLong("select count(*) from pg_stat_activity where wait_event = 'PgSleep'") > 0);
        letPass(AT_LEAST.multipliedBy(2));
        assertThat(idle()).isEmpty();
    }

    @Test
    void connectionOnWhichSomebodyWaitsForANotificationIsNot() throws SQLException {
        execute(held, "listen orders");
        inBackground(() -> held.unwrap(PGConnection.class).getNotifications(0));
        letPass(AT_LEAST.multipliedBy(2));
        assertThat(idle()).isEmpty();
    }

    @Test
    void connectionToAnotherServerIsUnknownHere() throws SQLException {
        letPass(AT_LEAST.multipliedBy(2));
        long later = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        suspect = new Suspect(held, later, later);
        assertThat(idle()).isEmpty();
    }
}
