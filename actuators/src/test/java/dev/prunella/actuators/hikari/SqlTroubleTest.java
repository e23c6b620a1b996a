// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTroubleTest {

    @ParameterizedTest
    @ValueSource(strings = {"25006", "08001", "08003", "08006", "57P01", "57P03", "53300"})
    void brokenConnectionsEndingServersAndRefusedWritesAreWorthALook(String state) {
        assertThat(SqlTrouble.worthALook(new SQLException("trouble", state))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"23505", "42P01", "40001", "25001", "0", "08", "080066"})
    void wrongStatementsAndConflictsAreNot(String state) {
        assertThat(SqlTrouble.worthALook(new SQLException("mistake", state))).isFalse();
    }

    @Test
    void mySqlTellsOfAReadOnlyServerByItsErrorCodeAlone() {
        assertThat(SqlTrouble.worthALook(new SQLException("--read-only", "HY000", 1290)))
                .isTrue();
        assertThat(SqlTrouble.worthALook(new SQLException("unknown table", "HY000", 1051)))
                .isFalse();
    }

    // a cancelled statement is the application's own wish: statement_timeout, Statement.cancel()
    @Test
    void cancelledStatementIsNot() {
        assertThat(SqlTrouble.worthALook(new SQLException("canceling statement", "57014")))
                .isFalse();
    }
}
