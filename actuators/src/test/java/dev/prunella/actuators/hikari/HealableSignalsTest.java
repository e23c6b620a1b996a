// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

// REQ L1
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HealableSignalsTest {

    private static final String DIVISION_BY_ZERO = "select 1/0";
    private static final String WRITE = "create table never_made (id int)";

    private final RecordingListener listener = new RecordingListener();

    @Test
    void hearsEachFailureWithItsState() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("heard"))) {
            dataSource.attach(listener);
            fail(dataSource, DIVISION_BY_ZERO);
            assertThat(listener.heard).containsExactly("lent 1", "failed 1 22012", "returned 1");
        }
    }

    @Test
    void hearsPhysicalConnectsAndTheirFailures() throws Exception {
        try (var dataSource = new HealableHikariDataSource()) {
            Database.configure(dataSource, "connects");
            dataSource.setJdbcUrl(Database.deadUrl());
            dataSource.attach(listener);
            assertThatThrownBy(dataSource::getConnection).isInstanceOf(SQLException.class);
            dataSource.setJdbcUrl(Database.url());
            dataSource.getConnection();
            assertThat(listener.heard).contains("connectFailed 1 08001", "connected 1");
        }
    }

    @Test
    void hearsThatAThreadWaitedInVain() throws Exception {
        var settings = Database.settings("in-vain");
        settings.setMaximumPoolSize(1);
        settings.setConnectionTimeout(250);
        try (var dataSource = HealableHikariDataSource.of(settings);
                var held = dataSource.getConnection()) {
            dataSource.attach(listener);
            assertThatThrownBy(dataSource::getConnection).hasMessageContaining("request timed out");
            assertThat(listener.heard).contains("timedOut 1");
        }
    }

    @Test
    void afterDetachingItIsAPlainPool() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("detached"))) {
            dataSource.attach(listener);
            dataSource.detach(listener);
            fail(dataSource, DIVISION_BY_ZERO);
            assertThat(listener.heard).isEmpty();
            dataSource.attach(new RecordingListener());
        }
    }

    @Test
    void refusesASecondListener() {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("watched"))) {
            dataSource.attach(listener);
            assertThat(dataSource.attach(new RecordingListener())).isFalse();
        }
    }

    @Test
    void whatAListenerThrowsIsCountedAndHurtsNobody() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("thrown"))) {
            dataSource.attach(new PoolListener() {
                @java.lang.Override
                public void lent(long generation, long waitedNanos) {
                    throw new StackOverflowError();
                }
            });
            dataSource.getConnection().close();
            assertThat(dataSource.listenerFailures()).isEqualTo(1);
        }
    }

    @Test
    void usersOverrideIsAskedFirstAndObeyed() throws Exception {
        var settings = Database.settings("users-override");
        settings.setExceptionOverride(new EvictOnDivisionByZero());
        try (var dataSource = HealableHikariDataSource.of(settings)) {
            dataSource.attach(listener);
            assertThat(closedBy(dataSource, DIVISION_BY_ZERO)).isTrue();
            assertThat(listener.heard).contains("failed 1 22012");
        }
    }

    @Test
    void refusalToWriteEvictsNothingByDefault() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("read-only-default"))) {
            assertThat(closedBy(dataSource, WRITE)).isFalse();
        }
    }

    @Test
    void afterProofRefusalToWriteEvictsWhatWasLentBefore() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("demoted"));
                var stale = readOnly(dataSource)) {
            dataSource.evictOnReadOnly(Duration.ofSeconds(5));
            assertThatThrownBy(() -> Database.execute(stale, WRITE)).hasMessageContaining("read-only");
            assertThat(stale.isClosed()).isTrue();
            assertThat(dataSource.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void afterProofWhatIsLentLaterStays() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("lent-later"))) {
            dataSource.evictOnReadOnly(Duration.ofSeconds(5));
            assertThat(closedBy(dataSource, WRITE)).isFalse();
        }
    }

    @Test
    void detachingEndsTheEvictionOnReadOnly() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("ended"));
                var stale = readOnly(dataSource)) {
            dataSource.attach(listener);
            dataSource.evictOnReadOnly(Duration.ofSeconds(5));
            dataSource.detach(listener);
            assertThatThrownBy(() -> Database.execute(stale, WRITE)).hasMessageContaining("read-only");
            assertThat(stale.isClosed()).isFalse();
        }
    }

    private static void fail(HealableHikariDataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection()) {
            assertThatThrownBy(() -> Database.execute(connection, sql)).isInstanceOf(SQLException.class);
        }
    }

    private static boolean closedBy(HealableHikariDataSource dataSource, String sql) throws SQLException {
        try (var connection = readOnly(dataSource)) {
            assertThatThrownBy(() -> Database.execute(connection, sql)).isInstanceOf(SQLException.class);
            return connection.isClosed();
        }
    }

    /** A connection to what it takes for a read-only server. */
    private static Connection readOnly(HealableHikariDataSource dataSource) throws SQLException {
        var connection = dataSource.getConnection();
        Database.execute(connection, "set default_transaction_read_only = on");
        return connection;
    }

    private static final class EvictOnDivisionByZero implements SQLExceptionOverride {
        @java.lang.Override
        public SQLExceptionOverride.Override adjudicate(SQLException failure) {
            return failure.getSQLState().equals("22012")
                    ? SQLExceptionOverride.Override.MUST_EVICT
                    : SQLExceptionOverride.Override.CONTINUE_EVICT;
        }
    }
}
