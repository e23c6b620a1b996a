// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import dev.prunella.time.SystemTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The server's word on calls that may be stuck, on a real server behind a real proxy. */
// FAULT-F2, FAULT-F5b
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class StuckCallsTest {

    private static PostgresServer server;
    private FaultProxy proxy;
    private Suspect suspect;
    private Connection outside;
    private volatile SQLException ended;
    private Thread caller;

    @BeforeAll
    static void startServer() throws SQLException {
        server = PostgresServer.start();
        server.execute("create table stock (item int primary key, amount int)");
        server.execute("insert into stock values (1, 10)");
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        proxy = FaultProxy.to("127.0.0.1", server.port());
        long connecting = System.nanoTime();
        var raw = DriverManager.getConnection(
                server.jdbcUrl(proxy.host(), proxy.port()), server.user(), server.password());
        suspect = new Suspect(raw, connecting, System.nanoTime());
        outside = server.connect();
    }

    @AfterEach
    void disconnect() throws SQLException {
        proxy.close();
        outside.close();
        suspect.connection().abort(Runnable::run);
    }

    private void calling(String sql) {
        var thread = new Thread(() -> {
            try (var statement = suspect.connection().createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                ended = e;
            }
        });
        thread.setDaemon(true);
        thread.start();
        caller = thread;
    }

    /** Only then is the call in progress. */
    private boolean waitsForItsAnswer() {
        return Arrays.stream(caller.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("processResults"));
    }

    private StuckCalls.Findings examine() throws SQLException {
        return StuckCalls.by(SystemTime.clock()).examine(List.of(suspect), outside);
    }

    private static boolean waitsIn(String event) throws SQLException {
        return server.queryLong("select count(*) from pg_stat_activity where wait_event = '" + event + "'") > 0;
    }

    @Test
    void callWhoseRequestNeverArrivedIsStuck() throws SQLException {
        proxy.blackholeEstablished();
        calling("select 1");
        await().until(this::waitsForItsAnswer);
        assertThat(examine().stuck())
                .singleElement()
                .satisfies(stuck -> assertThat(stuck.connection()).isSameAs(suspect.connection()));
        assertThat((Object) ended).isNull();
    }

    @Test
    void callWhoseAnswerWasLostIsStuck() throws SQLException {
        calling("select pg_sleep(0.5)");
        await().until(() -> waitsIn("PgSleep"));
        proxy.blackholeEstablished();
        await().until(() -> !waitsIn("PgSleep"));
        assertThat(examine().stuck()).hasSize(1);
    }

    @Test
    void callThatTheServerWorksOnIsNot() throws SQLException {
        calling("select pg_sleep(30)");
        await().until(() -> waitsIn("PgSleep"));
        var findings = examine();
        assertThat(findings.stuck()).isEmpty();
        assertThat(findings.working()).containsExactly(suspect.connection());
        server.execute("select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
    }

    @Test
    void connectionThatIsMerelyHeldInATransactionIsNot() throws SQLException {
        suspect.connection().setAutoCommit(false);
        try (var statement = suspect.connection().createStatement()) {
            statement.execute("select 1");
        }
        var findings = examine();
        assertThat(findings.stuck()).isEmpty();
        assertThat(findings.working()).containsExactly(suspect.connection());
    }

    @Test
    void connectionToAnotherServerIsUnknownHere() throws SQLException {
        proxy.blackholeEstablished();
        calling("select 1");
        await().until(this::waitsForItsAnswer);
        long now = System.nanoTime();
        var young = new Suspect(suspect.connection(), now + 60_000_000_000L, now + 60_000_000_000L);
        var findings = StuckCalls.by(SystemTime.clock()).examine(List.of(young), outside);
        assertThat(findings).isEqualTo(new StuckCalls.Findings(List.of(), List.of()));
    }

    @Test
    void orphanOfAStuckCallIsEndedAndItsLockIsFree() throws SQLException { // POOL-SWAP trap 14
        suspect.connection().setAutoCommit(false);
        try (var statement = suspect.connection().createStatement()) {
            statement.execute("update stock set amount = 9 where item = 1");
        }
        proxy.blackholeEstablished();
        calling("select 1");
        await().until(this::waitsForItsAnswer);
        var stuck = examine().stuck();
        assertThat(ServerRoom.at(outside).endOrphans(stuck)).isEqualTo(1);
        server.execute("set lock_timeout = '5s'; update stock set amount = 8 where item = 1");
        assertThat(ServerRoom.at(outside).endOrphans(stuck)).isZero();
    }

    @Test
    void roomShrinksWithEachConnection() throws SQLException {
        int before = ServerRoom.at(outside).left();
        try (var another = server.connect()) {
            assertThat(another.isValid(1)).isTrue();
            assertThat(ServerRoom.at(outside).left()).isEqualTo(before - 1);
        }
        assertThat(before).isBetween(50, 97);
    }
}
