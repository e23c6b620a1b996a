// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.testkit.network.Direction;
import dev.prunella.testkit.network.Ending;
import dev.prunella.testkit.network.FaultProxy;
import dev.prunella.testkit.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Shown in {@code docs/testing.md}; {@link ReadmeTest} compares the two. */
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class BrokenLineTest {

    // region
    @Test
    void standsASlowLineAndNotABrokenOne() throws SQLException {
        try (PostgresServer server = PostgresServer.start();
                FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port());
                Connection connection = open(server.jdbcUrl(proxy.host(), proxy.port()))) {
            proxy.delay(Duration.ofMillis(50), Duration.ofMillis(40));
            assertThat(connection.isValid(5)).isTrue();
            proxy.cutAfter(10, Direction.TO_CLIENT, Ending.RESET);
            assertThat(connection.isValid(5)).isFalse();
            proxy.forward();
            proxy.refuseNew();
            assertThatThrownBy(() -> open(server.jdbcUrl(proxy.host(), proxy.port())))
                    .hasMessageContaining("refused");
        }
    }
    // endregion

    private static Connection open(String url) throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }
}
