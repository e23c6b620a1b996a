// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.prunella.testkit.postgres.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/** What PostgreSQL's own driver makes of the faults. */
@Timeout(60)
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class PostgresOverProxyTest {

    @TempDir
    private static Path directory;

    private static PostgresServer server;

    private FaultProxy proxy;

    @BeforeAll
    static void startServer() throws Exception {
        var signed = SelfSigned.in(directory);
        server = PostgresServer.builder()
                .setting("ssl", "on")
                .setting("ssl_cert_file", signed.certificate().toString())
                .setting("ssl_key_file", signed.key().toString())
                .start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void startProxy() {
        proxy = FaultProxy.to("127.0.0.1", server.port());
    }

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    @Test
    void connectsOverALineThatIsSlowAndLosesPackets() throws SQLException {
        proxy.delay(ofMillis(50), ofMillis(40));
        proxy.lose(0.1);
        proxy.throttle(64_000);
        try (var connection = connect("disable")) {
            assertThat(sum(connection, 100)).isEqualTo(5_050);
        }
    }

    @Test
    void readsBytesThatComeOneByOne() throws SQLException {
        proxy.slice(1);
        try (var connection = connect("require")) {
            assertThat(sum(connection, 1_000)).isEqualTo(500_500);
        }
    }

    @Test
    void timesOutOnALineOfHalfASecond() {
        proxy.delay(ofMillis(500), ofMillis(400));
        assertThatThrownBy(() -> connect("disable", "loginTimeout", "1")).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @EnumSource
    void cutInTheMiddleOfAMessageIsAConnectionFailure(Ending ending) throws SQLException {
        try (var connection = connect("disable")) {
            proxy.cutAfter(1_000, Direction.TO_CLIENT, ending);
            assertThatThrownBy(() -> sum(connection, 10_000))
                    .asInstanceOf(type(SQLException.class))
                    .satisfies(e -> assertThat(e.getSQLState()).startsWith("08"));
        }
    }

    @Test
    void stalledHandshakeKeepsTheClientWaitingUntilItIsLifted() throws SQLException {
        proxy.stallTls();
        assertThatThrownBy(() -> connect("require", "loginTimeout", "1"))
                .hasMessageContaining("Connection attempt timed out");
        try (var plain = connect("disable")) {
            assertThat(sum(plain, 2)).isEqualTo(3);
        }
        proxy.forward();
        try (var encrypted = connect("require")) {
            assertThat(sum(encrypted, 2)).isEqualTo(3);
        }
    }

    @Test
    void encryptedSessionsThatArePastTheirHandshakeGoOnDuringAStall() throws SQLException {
        try (var encrypted = connect("require")) {
            proxy.stallTls();
            assertThat(sum(encrypted, 2)).isEqualTo(3);
        }
    }

    @Test
    void hangingPortTimesOutAndResettingPortFailsAtOnce() throws SQLException {
        proxy.hangNew();
        assertThatThrownBy(() -> connect("disable", "loginTimeout", "1")).isInstanceOf(SQLException.class);
        proxy.forward();
        proxy.resetNewFor(Duration.ofMinutes(1));
        assertThatThrownBy(() -> connect("disable"))
                .asInstanceOf(type(SQLException.class))
                .satisfies(e -> assertThat(e.getSQLState()).startsWith("08"));
    }

    @Test
    void toldBackendPidIsMadeUpAsBehindAPooler() throws SQLException {
        try (var before = connect("prefer")) {
            proxy.fakeBackendPids();
            try (var first = connect("disable");
                    var second = connect("disable")) {
                assertThat(pid(first)).isGreaterThan(1_000_000_000).isNotEqualTo(pid(second));
                assertThat(query(first, "select pg_backend_pid()")).isNotEqualTo(pid(first));
                assertThat(query(before, "select pg_backend_pid()")).isEqualTo(pid(before));
            }
        }
    }

    @Test
    void whatIsOnItsWayDoesNotOutliveTheClient() throws SQLException {
        proxy.delay(ofMillis(200), ZERO);
        connect("disable").close();
        await().untilAsserted(() -> assertThat(proxy.open()).isZero());
    }

    private Connection connect(String sslmode, String... more) throws SQLException {
        var settings = new Properties();
        settings.setProperty("user", server.user());
        settings.setProperty("password", server.password());
        settings.setProperty("sslmode", sslmode);
        for (int i = 0; i < more.length; i += 2) {
            settings.setProperty(more[i], more[i + 1]);
        }
        return DriverManager.getConnection(server.jdbcUrl(proxy.host(), proxy.port()), settings);
    }

    private static long sum(Connection connection, int rows) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("select n from generate_series(1, " + rows + ") n")) {
            var sum = 0L;
            while (result.next()) {
                sum += result.getLong(1);
            }
            return sum;
        }
    }

    private static int query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getInt(1);
        }
    }

    private static int pid(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }
}
