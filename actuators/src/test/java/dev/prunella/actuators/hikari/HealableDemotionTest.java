// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.testkit.postgres.PostgresPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

// FAULT-F4
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HealableDemotionTest {

    private static final String WRITE = "insert into written values (1)";

    @Test
    void evictionAfterProofBringsIdleAndHeldConnectionsToTheNewPrimary() throws Exception {
        try (var servers = PostgresPair.start();
                var dataSource = pool(servers);
                var held = dataSource.getConnection()) {
            dataSource.getConnection().close();
            servers.demotePrimary();
            assertThatThrownBy(() -> Database.execute(held, WRITE)).hasMessageContaining("read-only");
            assertThat(held.isClosed()).isFalse();

            dataSource.evictOnReadOnly(Duration.ofSeconds(5));
            dataSource.getHikariPoolMXBean().softEvictConnections();
            assertThatThrownBy(() -> Database.execute(held, WRITE)).hasMessageContaining("read-only");
            assertThat(held.isClosed()).isTrue();
            write(dataSource);
            assertThat(servers.primary().queryLong("select count(*) from written"))
                    .isEqualTo(1);
        }
    }

    @Test
    void withoutEvictionThePoolKeepsOnLendingStaleConnections() throws Exception {
        try (var servers = PostgresPair.start();
                var dataSource = pool(servers)) {
            write(dataSource);
            servers.demotePrimary();
            assertThatThrownBy(() -> write(dataSource)).hasMessageContaining("read-only");
            assertThatThrownBy(() -> write(dataSource)).hasMessageContaining("read-only");
        }
    }

    private static HealableHikariDataSource pool(PostgresPair servers) throws SQLException {
        servers.executeOnBoth("create table written (id int)");
        var settings = Database.settings("failed-over");
        settings.setJdbcUrl(servers.jdbcUrl());
        settings.setMaximumPoolSize(2);
        settings.setMinimumIdle(2);
        return HealableHikariDataSource.of(settings);
    }

    private static void write(HealableHikariDataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Database.execute(connection, WRITE);
        }
    }
}
