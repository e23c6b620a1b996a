// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class PostgresServerTest {

    private PostgresServer server;

    @BeforeEach
    void start() {
        server = PostgresServer.builder().name("orders").start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answersOnConnectionsOfItsOwn() throws SQLException {
        server.execute("CREATE TABLE t AS SELECT 41 AS n");
        assertThat(server.queryLong("SELECT n + 1 FROM t")).isEqualTo(42);
        assertThat(server.queryLong("SELECT current_setting('server_version_num')::int"))
                .isGreaterThanOrEqualTo(150_000);
    }

    @Test
    void appliesFurtherSettings() throws SQLException {
        try (var small =
                PostgresServer.builder().setting("max_connections", "7").start()) {
            assertThat(small.queryLong("SELECT current_setting('max_connections')::int"))
                    .isEqualTo(7);
            assertThat(small.port()).isNotEqualTo(server.port());
        }
    }

    @Test
    void saysWhyItDidNotStart() {
        var wrong = PostgresServer.builder().name("wrong").setting("max_connections", "many");
        assertThatThrownBy(wrong::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wrong")
                .hasMessageContaining("max_connections");
    }

    @Test
    void refusesSettingsThatItCannotWrite() {
        assertThatThrownBy(() -> PostgresServer.builder().setting("port", "1")).hasMessageContaining("'port'");
        assertThatThrownBy(() -> PostgresServer.builder().setting("a b", "1")).hasMessageContaining("'a b'");
        assertThatThrownBy(() -> PostgresServer.builder().port(70_000)).hasMessageContaining("70000");
    }

    @Test // FAULT-F1
    void isGoneAtOnceWhenKilled() throws SQLException {
        try (var connection = server.connect()) {
            server.kill();
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), server.port()))
                    .isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> write(connection)).isInstanceOf(SQLException.class);
            assertThat(server.isRunning()).isFalse();
        }
    }

    @Test // FAULT-F1
    void isBackWithItsDataWhenRestartedAfterAKill() throws SQLException {
        server.execute("CREATE TABLE t AS SELECT 7 AS n");
        var port = server.port();
        server.kill();
        server.restart();
        assertThat(server.port()).isEqualTo(port);
        assertThat(server.queryLong("SELECT n FROM t")).isEqualTo(7);
    }

    @Test
    void isBackWithItsDataWhenRestartedWhileItRuns() throws SQLException {
        server.execute("CREATE TABLE t AS SELECT 7 AS n");
        try (var session = server.connect()) {
            server.restart();
            assertThatThrownBy(() -> session.createStatement().execute("SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(server.queryLong("SELECT n FROM t")).isEqualTo(7);
    }

    @Test
    void doesNotAnswerWhilePausedAndAnswersLater() throws SQLException {
        try (var connection = server.connect()) {
            connection.setNetworkTimeout(Runnable::run, 300);
            server.pause();
            assertThatThrownBy(() -> connection.createStatement().execute("SELECT 1"))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
        }
        server.resume();
        assertThat(server.queryLong("SELECT 1")).isEqualTo(1);
    }

    @Test
    void finishesAQueryAfterAPause() throws Exception {
        try (var connection = server.connect()) {
            server.pause();
            var asked = new Thread(() -> ask(connection));
            asked.start();
            asked.join(300);
            assertThat(asked.isAlive()).isTrue();
            server.resume();
            asked.join(5_000);
            assertThat(asked.isAlive()).isFalse();
        }
    }

    @Test
    void canBeKilledWhilePausedAndRestarted() throws SQLException {
        server.pause();
        server.kill();
        server.restart();
        assertThat(server.queryLong("SELECT 1")).isEqualTo(1);
    }

    @Test // FAULT-F4
    void refusesWritesOnEstablishedAndNewConnectionsOnceDemoted() throws SQLException {
        server.execute("CREATE TABLE t (n int)");
        try (var established = server.connect()) {
            write(established);
            server.demote();
            assertThat(sqlStateOfWrite(established)).isEqualTo("25006");
            try (var fresh = server.connect()) {
                assertThat(sqlStateOfWrite(fresh)).isEqualTo("25006");
            }
        }
    }

    @Test
    void staysDemotedThroughARestartAndWritesAgainOncePromoted() throws SQLException {
        server.execute("CREATE TABLE t (n int)");
        server.demote();
        server.restart();
        try (var connection = server.connect()) {
            assertThat(sqlStateOfWrite(connection)).isEqualTo("25006");
            server.promote();
            write(connection);
        }
        assertThat(server.queryLong("SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void leavesNoProcessAndRefusesWorkAfterClose() {
        server.close();
        server.close();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(ProcessHandle.current().descendants())
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains("prunella-postgres")));
        assertThatThrownBy(server::restart).hasMessageContaining("orders").hasMessageContaining("closed");
    }

    private static void ask(Connection connection) {
        try {
            connection.createStatement().execute("SELECT 1");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void write(Connection connection) throws SQLException {
        connection.createStatement().execute("INSERT INTO t VALUES (1)");
    }

    private static String sqlStateOfWrite(Connection connection) {
        try {
            write(connection);
            return "written";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
