// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.pool.HikariPool;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HealableStartTest {

    @Test
    void withoutSettingsStartsAtTheFirstConnection() throws Exception {
        try (var dataSource = new HealableHikariDataSource()) {
            Database.configure(dataSource, "lazy");
            assertThat(dataSource.getHikariPoolMXBean()).isNull();
            assertThat(dataSource.isRunning()).isFalse();
            assertThat(dataSource).hasToString("HealableHikariDataSource (null)");
            dataSource.getConnection().close();
            assertThat(dataSource.getHikariPoolMXBean()).isInstanceOf(HikariPool.class);
            assertThat(dataSource.isRunning()).isTrue();
            assertThat(dataSource).hasToString("HealableHikariDataSource (lazy)");
        }
    }

    @Test
    void withSettingsStartsAtOnceAndCopiesThem() throws Exception {
        var settings = Database.settings("eager");
        try (var dataSource = HealableHikariDataSource.of(settings)) {
            settings.setMaximumPoolSize(7);
            assertThat(dataSource.isRunning()).isTrue();
            assertThat(dataSource.getMaximumPoolSize()).isEqualTo(3);
            assertThat(dataSource.getHikariConfigMXBean()).isSameAs(dataSource);
            assertThat(Database.backends("eager")).isPositive();
        }
    }

    @Test
    void givesAPoolWithoutNameItsNumber() throws Exception {
        var settings = Database.settings("nameless");
        settings.setPoolName(null);
        try (var dataSource = HealableHikariDataSource.of(settings)) {
            assertThat(dataSource.getPoolName()).startsWith("HikariPool-");
            assertThat(dataSource.getHikariPoolMXBean()).hasToString(dataSource.getPoolName());
        }
    }

    @Test
    void eagerStartWithoutServerFailsAsHikariDoes() {
        var settings = Database.settings("no-server");
        settings.setJdbcUrl(Database.deadUrl());
        assertThatThrownBy(() -> HealableHikariDataSource.of(settings)).isInstanceOf(PoolInitializationException.class);
    }

    @Test
    void lazyStartWithoutServerFailsWithTheDriversExceptionAndIsTriedAgain() throws Exception {
        try (var dataSource = new HealableHikariDataSource()) {
            Database.configure(dataSource, "second-try");
            dataSource.setJdbcUrl(Database.deadUrl());
            assertThatThrownBy(dataSource::getConnection)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("refused");
            dataSource.setJdbcUrl(Database.url());
            dataSource.getConnection().close();
            assertThat(dataSource.isRunning()).isTrue();
        }
    }

    @Test
    void settingsThatAreNotValidAreRefused() {
        try (var dataSource = new HealableHikariDataSource()) {
            assertThatThrownBy(dataSource::getConnection)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("jdbcUrl is required");
        }
    }

    @Test
    void takesHikarisConfigurationFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("hikari.properties"), "maximumPoolSize=4\nusername=by-file\n");
        System.setProperty("hikaricp.configurationFile", file.toString());
        try (var dataSource = new HealableHikariDataSource()) {
            assertThat(dataSource.getMaximumPoolSize()).isEqualTo(4);
            assertThat(dataSource.getUsername()).isEqualTo("by-file");
        } finally {
            System.clearProperty("hikaricp.configurationFile");
        }
    }

    @Test
    void threadsThatStartItTogetherShareOnePool() throws Exception {
        try (var dataSource = new HealableHikariDataSource()) {
            Database.configure(dataSource, "together");
            var go = new CountDownLatch(1);
            var threads = IntStream.range(0, 8)
                    .mapToObj(n -> new Thread(() -> borrowAfter(go, dataSource)))
                    .toList();
            threads.forEach(Thread::start);
            go.countDown();
            for (var thread : threads) {
                thread.join();
            }
            assertThat(dataSource.generationNumber()).isEqualTo(1);
            assertThat(Database.backends("together")).isBetween(1, 3);
        }
    }

    @Test
    void closesAllConnectionsAndRefusesNewOnes() throws Exception {
        var dataSource = HealableHikariDataSource.of(Database.settings("closing"));
        var kept = dataSource.getConnection();
        dataSource.close();
        dataSource.close();
        assertThat(dataSource.isClosed()).isTrue();
        assertThat(dataSource.isRunning()).isFalse();
        assertThat(kept.isValid(1)).isFalse();
        assertThatThrownBy(dataSource::getConnection).hasMessageContaining("has been closed");
        await().untilAsserted(() -> assertThat(Database.backends("closing")).isZero());
    }

    @Test
    void isNotStartedByAConnectionAfterTheEnd() {
        var dataSource = new HealableHikariDataSource();
        Database.configure(dataSource, "never");
        dataSource.close();
        assertThatThrownBy(dataSource::getConnection).hasMessageContaining("has been closed");
        assertThat(dataSource.getHikariPoolMXBean()).isNull();
    }

    @Test
    void suspendsAndResumes() throws Exception {
        var settings = Database.settings("suspended");
        settings.setAllowPoolSuspension(true);
        try (var dataSource = HealableHikariDataSource.of(settings)) {
            dataSource.getHikariPoolMXBean().suspendPool();
            assertThat(dataSource.isRunning()).isFalse();
            dataSource.getHikariPoolMXBean().resumePool();
            dataSource.getConnection().close();
            assertThat(dataSource.isRunning()).isTrue();
        }
    }

    private static void borrowAfter(CountDownLatch go, HealableHikariDataSource dataSource) {
        try {
            go.await();
            dataSource.getConnection().close();
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
