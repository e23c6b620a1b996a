// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditReader;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.EventEntries;
import dev.prunella.spring.app.ShopApplication;
import dev.prunella.testkit.load.JdbcLoad;
import dev.prunella.testkit.postgres.PostgresPair;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Without the façade a pool stays what it was and gets eviction, which a demoted primary needs no more than. */
class PlainPoolHealedTest {

    @Test
    void evictionHealsADemotedPrimary(@TempDir Path trail) throws Exception {
        try (PostgresPair servers = PostgresPair.start()) {
            servers.executeOnBoth(JdbcLoad.TABLE);
            try (var application = start(servers, trail)) {
                HikariDataSource pool = application.getBean(HikariDataSource.class);
                assertThat(pool).isExactlyInstanceOf(HikariDataSource.class);
                insert(application.getBean(JdbcTemplate.class), 1);
                awaitFull(pool);

                servers.demotePrimary();

                await().atMost(Duration.ofSeconds(30))
                        .untilAsserted(() -> assertThat(healedBy(trail)).containsExactly("hikari:evict-all"));
                assertThat(pool).isExactlyInstanceOf(HikariDataSource.class);
                writeOnEachConnection(pool);
            }
        }
    }

    private static ConfigurableApplicationContext start(PostgresPair servers, Path trail) {
        return BootedApplication.on(
                servers.primary(),
                servers.jdbcUrl(),
                ShopApplication.class,
                "prunella.datasource.facade=false",
                "prunella.mode=auto",
                "prunella.owner=team-orders",
                "prunella.trail.folder=" + trail,
                "prunella.targets.dataSource.period=500ms");
    }

    /** A connection in the making would be caught by the fault as well, and make it another one. */
    private static void awaitFull(HikariDataSource pool) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> pool.getHikariPoolMXBean().getTotalConnections() == pool.getMaximumPoolSize());
    }

    private static List<String> healedBy(Path trail) throws IOException {
        return AuditReader.of(trail).list().stream()
                .filter(record -> record.kind() == AuditKind.TERMINAL)
                .filter(record -> "HEALED".equals(detail(record, EventEntries.END)))
                .map(record -> detail(record, EventEntries.REMEDIATION))
                .toList();
    }

    private static String detail(AuditRecord record, String name) {
        return record.entry().details().get(name);
    }

    private static void writeOnEachConnection(HikariDataSource pool) throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                Connection connection = pool.getConnection();
                all.add(connection);
                connection.createStatement().execute("INSERT INTO prunella_load VALUES (%d)".formatted(100 + i));
            }
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private static void insert(JdbcTemplate jdbc, long id) {
        jdbc.update("INSERT INTO prunella_load VALUES (?)", id);
    }
}
