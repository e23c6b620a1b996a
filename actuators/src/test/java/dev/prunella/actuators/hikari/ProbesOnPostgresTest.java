// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.jdbc.DirectProbe;
import dev.prunella.probes.jdbc.JdbcReadings;
import dev.prunella.probes.jdbc.PoolProbe;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import dev.prunella.time.Deadline;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class ProbesOnPostgresTest {

    private static final HealingClock CLOCK = SystemTime.clock();
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Test
    void lookLeavesNoTransactionAndNoSettingBehind() throws Exception {
        var settings = one("clean");
        settings.setAutoCommit(false);
        settings.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        try (var dataSource = new HikariDataSource(settings)) {
            assertThat(look(PoolProbe.of(HikariPoolView.of(dataSource))).passed())
                    .isTrue();
            var idle = "select count(*) from pg_stat_activity where application_name = 'clean' and state = 'idle'";
            await().until(() -> Database.server().queryLong(idle) == 1);
            try (var connection = dataSource.getConnection()) {
                assertThat(connection.getNetworkTimeout()).isZero();
                assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
    }

    @Test
    void readOnlyPoolPassesOnADemotedServerAndAPoolThatWritesDoesNot() {
        try (var server = PostgresServer.start();
                var reads = new HikariDataSource(readOnly(Database.defaults(server.jdbcUrl(), "reads")));
                var writes = new HikariDataSource(Database.defaults(server.jdbcUrl(), "writes"))) {
            server.demote();
            assertThat(look(PoolProbe.of(HikariPoolView.of(reads))).passed()).isTrue();
            assertThat(codeOf(look(PoolProbe.of(HikariPoolView.of(writes))))).isEqualTo(JdbcReadings.READ_ONLY);
        }
    }

    @Test
    void exhaustedPoolIsUnknownWithinTheDeadline() throws Exception {
        try (var dataSource = new HikariDataSource(one("all-lent"));
                var held = dataSource.getConnection()) {
            var probe = PoolProbe.of(HikariPoolView.of(dataSource));
            var reading = probe.look(context(Duration.ofMillis(300)));
            assertThat(codeOf(reading)).isEqualTo(JdbcReadings.EXHAUSTED);
            assertThat(probe.late(context(PATIENCE)).status()).isEqualTo(Reading.Status.UNKNOWN);
            assertThat(held.isValid(1)).isTrue();
        }
    }

    @Test
    void suspendedAndClosedPoolsAreUnknown() {
        var settings = one("suspended");
        settings.setAllowPoolSuspension(true);
        try (var dataSource = HealableHikariDataSource.of(settings)) {
            var probe = PoolProbe.of(dataSource.poolView());
            dataSource.getHikariPoolMXBean().suspendPool();
            assertThat(codeOf(look(probe))).isEqualTo(JdbcReadings.NOT_LENDING);
            dataSource.getHikariPoolMXBean().resumePool();
            assertThat(look(probe).passed()).isTrue();
            dataSource.close();
            assertThat(codeOf(look(probe))).isEqualTo(JdbcReadings.NOT_LENDING);
        }
    }

    @Test
    void checkOnADeadLinkEndsByItsNetworkTimeout() {
        try (var proxy = FaultProxy.to("127.0.0.1", Database.server().port());
                var dataSource = new HikariDataSource(
                        single(Database.defaults(Database.server().jdbcUrl(proxy.host(), proxy.port()), "dead")))) {
            var probe = PoolProbe.of(HikariPoolView.of(dataSource));
            look(probe);
            proxy.blackholeEstablished();
            var began = System.nanoTime();
            var reading = probe.look(context(Duration.ofMillis(300)));
            assertThat(reading.failed()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
            assertThat(codeOf(reading)).isEqualTo(JdbcReadings.CHECK_FAILED);
        }
    }

    @Test
    void directLookLeavesNoConnectionBehindWhateverItSees() throws Exception {
        try (var server = PostgresServer.start()) {
            var path = HikariOutsidePath.of(Database.defaults(server.jdbcUrl(), "direct"));
            assertThat(look(DirectProbe.ofPrimary(path)).passed()).isTrue();
            server.demote();
            assertThat(codeOf(look(DirectProbe.ofPrimary(path)))).isEqualTo(JdbcReadings.READ_ONLY);
            assertThat(look(DirectProbe.ofAnyServer(path)).passed()).isTrue();
            var left = "select count(*) from pg_stat_activity where application_name = 'direct'";
            await().until(() -> server.queryLong(left) == 0);
            server.kill();
            assertThat(codeOf(look(DirectProbe.ofAnyServer(path)))).isEqualTo(JdbcReadings.UNREACHABLE);
        }
    }

    @Test
    void serverWithoutRoomForAnotherConnectionRejects() {
        try (var server = PostgresServer.builder()
                .setting("max_connections", "5")
                .setting("max_wal_senders", "0")
                .setting("superuser_reserved_connections", "0")
                .start()) {
            var settings = Database.defaults(server.jdbcUrl(), "full");
            settings.setMaximumPoolSize(5);
            try (var dataSource = new HikariDataSource(settings)) {
                await().until(() -> dataSource.getHikariPoolMXBean().getTotalConnections() == 5);
                assertThat(codeOf(look(DirectProbe.ofPrimary(HikariOutsidePath.of(settings)))))
                        .isEqualTo(JdbcReadings.REJECTED);
            }
        }
    }

    private static HikariConfig one(String name) {
        return single(Database.settings(name));
    }

    private static HikariConfig single(HikariConfig settings) {
        settings.setMaximumPoolSize(1);
        return settings;
    }

    private static HikariConfig readOnly(HikariConfig settings) {
        settings.setReadOnly(true);
        return settings;
    }

    private static Reading look(PoolProbe probe) {
        return probe.look(context(PATIENCE));
    }

    private static Reading look(DirectProbe probe) {
        return probe.look(context(PATIENCE));
    }

    private static String codeOf(Reading reading) {
        assertThat(reading.reason()).as("of %s", reading).isNotNull();
        return reading.reason().code();
    }

    private static ProbeContext context(Duration time) {
        return new ProbeContext(Deadline.in(time, CLOCK.nanoTime()), CLOCK);
    }
}
