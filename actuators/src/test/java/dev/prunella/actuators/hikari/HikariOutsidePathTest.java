// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.postgresql.ds.PGSimpleDataSource;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HikariOutsidePathTest {

    private static final Duration TIMEOUT = Duration.ofMillis(400);

    @Test
    void opensAConnectionThatIsNotThePools() throws Exception {
        var settings = Database.settings("outside");
        settings.setMaximumPoolSize(1);
        try (var dataSource = HealableHikariDataSource.of(settings);
                var held = dataSource.getConnection();
                var outside = dataSource.outsidePath().open(Duration.ofSeconds(5))) {
            assertThat(outside.isValid(1)).isTrue();
            assertThat(Database.backends("outside")).isEqualTo(2);
        }
    }

    @Test
    void usesTheCredentialsOfTheMoment() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("moment"))) {
            dataSource.setUsername("nobody");
            assertThatThrownBy(() -> dataSource.outsidePath().open(Duration.ofSeconds(5)))
                    .hasMessageContaining("nobody");
        }
    }

    @Test
    void opensByTheNameOfASourcesClass() throws Exception {
        var settings = Database.settings("outside-by-class");
        settings.setDataSourceClassName(PGSimpleDataSource.class.getName());
        settings.addDataSourceProperty("url", Database.url());
        settings.setJdbcUrl(null);
        try (var outside = HikariOutsidePath.of(settings).open(TIMEOUT.multipliedBy(10))) {
            assertThat(outside.isValid(1)).isTrue();
        }
    }

    // POOL-SWAP trap 15
    @Test
    void leavesTheLoginTimeoutOfTheProcessAlone() throws Exception {
        var before = DriverManager.getLoginTimeout();
        HikariOutsidePath.of(Database.settings("login"))
                .open(Duration.ofSeconds(5))
                .close();
        assertThat(DriverManager.getLoginTimeout()).isEqualTo(before);
    }

    @Test
    void givesUpOnAnAnswerThatDoesNotCome() throws Exception {
        try (var outside = HikariOutsidePath.of(Database.settings("slow")).open(TIMEOUT)) {
            var begin = System.nanoTime();
            assertThatThrownBy(() -> Database.execute(outside, "select pg_sleep(20)"))
                    .isInstanceOf(SQLException.class);
            assertThat(since(begin)).isBetween(TIMEOUT, Duration.ofSeconds(5));
        }
    }

    @Test
    void givesUpOnAServerThatIsMuteWhateverTheUrlSays() throws Exception {
        try (var mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var path = HikariOutsidePath.of(to(mute));
            var begin = System.nanoTime();
            assertThatThrownBy(() -> path.open(TIMEOUT)).isInstanceOf(SQLException.class);
            assertThat(since(begin)).isBetween(TIMEOUT, Duration.ofSeconds(2));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(driverThreads()).isZero());
        }
    }

    private static HikariConfig to(ServerSocket mute) {
        var settings = Database.settings("mute");
        settings.setJdbcUrl("jdbc:postgresql://localhost:" + mute.getLocalPort()
                + "/postgres?socketTimeout=300&loginTimeout=300&connectTimeout=300");
        return settings;
    }

    private static long driverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("PostgreSQL JDBC driver connection thread"))
                .count();
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
