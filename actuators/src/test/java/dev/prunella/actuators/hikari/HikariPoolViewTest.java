// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.prunella.probes.jdbc.PoolView;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HikariPoolViewTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    static Stream<HikariDataSource> bothKinds() {
        return Stream.of(new HikariDataSource(), new HealableHikariDataSource());
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void isAllZeroBeforeTheStart(HikariDataSource dataSource) {
        try (dataSource) {
            Database.configure(dataSource, "unused");
            var view = HikariPoolView.of(dataSource);
            assertThat(view.started()).isFalse();
            assertThat(view.generation()).isZero();
            assertThat(counts(view)).containsOnly(0);
            assertThat(view.maximumSize()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void borrowStartsThePoolAndCounts(HikariDataSource dataSource) throws Exception {
        try (dataSource) {
            Database.configure(dataSource, "viewed");
            dataSource.setReadOnly(true);
            var view = HikariPoolView.of(dataSource);
            try (var connection = view.borrow(Duration.ofSeconds(2))) {
                assertThat(connection.isReadOnly()).isTrue();
                assertThat(counts(view)).startsWith(1).endsWith(0);
            }
            assertThat(view.generation()).isEqualTo(1);
            assertThat(view.readOnly()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void borrowWaitsForItsOwnTimeoutOnly(HikariDataSource dataSource) throws Exception {
        try (dataSource) {
            Database.configure(dataSource, "exhausted");
            dataSource.setMaximumPoolSize(1);
            dataSource.setConnectionTimeout(30_000);
            var view = HikariPoolView.of(dataSource);
            try (var held = dataSource.getConnection()) {
                var begin = System.nanoTime();
                assertThatThrownBy(() -> view.borrow(SHORT)).hasMessageContaining("request timed out");
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("bothKinds")
    void borrowFromAClosedPoolFailsAtOnce(HikariDataSource dataSource) throws Exception {
        Database.configure(dataSource, "closed-view");
        dataSource.getConnection().close();
        dataSource.close();
        assertThatThrownBy(() -> HikariPoolView.of(dataSource).borrow(SHORT)).hasMessageContaining("has been closed");
    }

    private static List<Integer> counts(PoolView view) {
        return List.of(view.active(), view.idle(), view.total(), view.waiting());
    }
}
