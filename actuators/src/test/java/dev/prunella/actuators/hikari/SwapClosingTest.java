// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.postgresql.ds.PGSimpleDataSource;

/** Closing the data source while a replaced pool is still being closed: nothing of it outlives the call. */
@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class SwapClosingTest {

    private final String name = "swap-closing-" + System.nanoTime();

    @Test
    void closingWaitsForAReplacedPoolThatIsStuckInAConnect() throws Exception {
        var driver = new SecondConnectStuck(name);
        var settings = new HikariConfig();
        settings.setPoolName(name);
        settings.setMinimumIdle(1);
        settings.setDataSource(driver);
        var pool = HealableHikariDataSource.of(settings);
        try (var borrowed = pool.getConnection()) {
            assertThat(borrowed.isValid(1)).isTrue();
            await().until(() -> driver.connects.get() == 2); // the one that is to be idle meanwhile
        }
        pool.swap(null);
        var fresh = pool.generations().get(pool.generations().size() - 1);

        var closed = CompletableFuture.runAsync(pool::close);
        await().until(() -> fresh.shutDown().isDone());
        assertThat(closed).isNotDone();
        driver.release.countDown();
        closed.get();

        assertThat(Database.server()
                        .queryLong("select count(*) from pg_stat_activity where application_name = '" + name + "'"))
                .isZero();
    }

    /** A driver whose second connect hangs until it is released, and cannot be interrupted. */
    private static final class SecondConnectStuck extends PGSimpleDataSource {

        private final transient AtomicInteger connects = new AtomicInteger();
        private final transient CountDownLatch release = new CountDownLatch(1);

        private SecondConnectStuck(String application) {
            setUrl(Database.url());
            setUser("postgres");
            setPassword("postgres");
            setApplicationName(application);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (connects.incrementAndGet() == 2) {
                awaitRelease();
            }
            return super.getConnection();
        }

        private void awaitRelease() {
            while (true) {
                try {
                    release.await();
                    return;
                } catch (InterruptedException e) {
                    // a connect that takes no notice
                }
            }
        }
    }
}
