// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCheckTest {

    private final FakeConnection server = new FakeConnection();

    @ParameterizedTest
    @ValueSource(strings = {"PostgreSQL", "MySQL", "MariaDB"})
    void asksKnownServersForTheirRole(String product) throws SQLException {
        server.product = product;
        server.serverReadOnly = true;
        assertThat(ServerCheck.check(server.lend(), true).failed()).isTrue();
        assertThat(ServerCheck.check(server.lend(), false).passed()).isTrue();
    }

    @Test
    void asksByOneStatementAndWritesNothing() throws SQLException {
        ServerCheck.check(server.lend(), true);
        assertThat(server.calls).hasSize(1).allMatch(call -> call.startsWith("SELECT"));
    }

    @Test
    void ofOtherServersItIsEnoughThatTheyAnswer() throws SQLException {
        server.product = "H2";
        assertThat(ServerCheck.check(server.lend(), true).passed()).isTrue();
        server.valid = false;
        assertThat(ServerCheck.check(server.lend(), true).reason().code()).isEqualTo(JdbcReadings.CHECK_FAILED);
    }
}
