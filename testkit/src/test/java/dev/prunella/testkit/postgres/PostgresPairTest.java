// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class PostgresPairTest {

    private PostgresPair pair;

    @BeforeEach
    void start() throws SQLException {
        pair = PostgresPair.start();
        pair.executeOnBoth("CREATE TABLE t (n int)");
    }

    @AfterEach
    void close() {
        pair.close();
    }

    @Test // FAULT-F4
    void writesThroughNewConnectionsAndNotThroughOldOnesAfterADemotion() throws SQLException {
        var old = pair.primary();
        try (var established = connect()) {
            write(established);
            pair.demotePrimary();
            assertThatThrownBy(() -> write(established))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("25006"));
            try (var fresh = connect()) {
                write(fresh);
            }
        }
        assertThat(pair.primary()).isNotSameAs(old);
        assertThat(pair.primary().queryLong("SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test
    void failsBackToTheFirstServer() throws SQLException {
        var first = pair.primary();
        pair.demotePrimary();
        pair.demotePrimary();
        assertThat(pair.primary()).isSameAs(first);
        try (var fresh = connect()) {
            write(fresh);
        }
        assertThat(first.queryLong("SELECT count(*) FROM t")).isEqualTo(1);
    }

    @Test // FAULT-F2
    void silencesEstablishedSessionsThroughItsProxy() throws SQLException {
        try (var established = connect()) {
            established.setNetworkTimeout(Runnable::run, 200);
            pair.proxy().blackholeEstablished();
            assertThatThrownBy(() -> write(established)).isInstanceOf(SQLException.class);
            try (var fresh = connect()) {
                write(fresh);
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                pair.jdbcUrl(), pair.primary().user(), pair.primary().password());
    }

    private static void write(Connection connection) throws SQLException {
        connection.createStatement().execute("INSERT INTO t VALUES (1)");
    }
}
