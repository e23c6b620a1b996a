// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.util.Credentials;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

// POOL-SWAP trap 12
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HealableLiveSettingsTest {

    @Test
    void eachLiveSetterReachesTheRunningPool() {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("live"))) {
            dataSource.setCatalog("postgres");
            dataSource.setConnectionTimeout(1_234);
            dataSource.setIdleTimeout(12_345);
            dataSource.setKeepaliveTime(31_000);
            dataSource.setLeakDetectionThreshold(2_345);
            dataSource.setMaxLifetime(45_678);
            dataSource.setMaximumPoolSize(5);
            dataSource.setMinimumIdle(2);
            dataSource.setValidationTimeout(789);
            assertThat(dataSource.running().settings())
                    .extracting(
                            s -> s.getCatalog(),
                            s -> s.getConnectionTimeout(),
                            s -> s.getIdleTimeout(),
                            s -> s.getKeepaliveTime(),
                            s -> s.getLeakDetectionThreshold(),
                            s -> s.getMaxLifetime(),
                            s -> s.getMaximumPoolSize(),
                            s -> s.getMinimumIdle(),
                            s -> s.getValidationTimeout())
                    .containsExactly("postgres", 1_234L, 12_345L, 31_000L, 2_345L, 45_678L, 5, 2, 789L);
        }
    }

    @Test
    void credentialsReachTheRunningPoolInEachForm() {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("rotated"))) {
            dataSource.setCredentials(Credentials.of("one", "two"));
            dataSource.setPassword("three");
            assertThat(running(dataSource)).containsExactly("one", "three");
            dataSource.setUsername("four");
            assertThat(running(dataSource)).containsExactly("four", "three");
        }
    }

    @Test
    void aLargerMaximumIsUsedAtOnce() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("grown"))) {
            dataSource.setMaximumPoolSize(5);
            var held = new ArrayList<Connection>();
            for (int i = 0; i < 5; i++) {
                held.add(dataSource.getConnection());
            }
            assertThat(held).hasSize(5).doesNotHaveDuplicates();
            assertThat(dataSource.getHikariPoolMXBean().getActiveConnections()).isEqualTo(5);
        }
    }

    @Test
    void aValueThatHikariRefusesChangesNothing() {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("refused"))) {
            assertThatThrownBy(() -> dataSource.setMaximumPoolSize(0)).isInstanceOf(IllegalArgumentException.class);
            assertThat(dataSource.running().settings().getMaximumPoolSize()).isEqualTo(3);
        }
    }

    private static List<String> running(HealableHikariDataSource dataSource) {
        var settings = dataSource.running().settings();
        return List.of(settings.getUsername(), settings.getPassword());
    }
}
