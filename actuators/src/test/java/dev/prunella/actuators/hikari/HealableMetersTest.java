// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import dev.prunella.time.SystemTime;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class HealableMetersTest {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void hasThePlainPoolsMetersUnderTheSameIds() throws Exception {
        var plainRegistry = new SimpleMeterRegistry();
        var settings = Database.settings("metered");
        settings.setMetricRegistry(plainRegistry);
        try (var plain = new HikariDataSource(settings)) {
            settings.setMetricRegistry(registry);
            try (var dataSource = HealableHikariDataSource.of(settings)) {
                assertThat(ids(registry)).hasSize(10).isEqualTo(ids(plainRegistry));
            }
        }
    }

    @Test
    void countsBorrowsAndShowsTheCurrentPool() throws Exception {
        var settings = Database.settings("counted");
        settings.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        try (var dataSource = HealableHikariDataSource.of(settings)) {
            dataSource.getConnection().close();
            try (var held = dataSource.getConnection()) {
                assertThat(gauge("hikaricp.connections.active")).isEqualTo(1);
            }
            assertThat(registry.get("hikaricp.connections.acquire").timer().count())
                    .isEqualTo(2);
            assertThat(registry.get("hikaricp.connections.usage").timer().count())
                    .isEqualTo(2);
            assertThat(gauge("hikaricp.connections.max")).isEqualTo(3);
        }
    }

    @Test
    void canBeBoundLateButOnlyOnce() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("late"))) {
            dataSource.getConnection().close();
            var factory = new MicrometerMetricsTrackerFactory(registry);
            dataSource.setMetricsTrackerFactory(factory);
            dataSource.getConnection().close();
            assertThat(ids(registry)).hasSize(10);
            assertThat(registry.get("hikaricp.connections.acquire").timer().count())
                    .isEqualTo(1);
            assertThat(dataSource.getMetricsTrackerFactory()).isSameAs(factory);
            assertThatThrownBy(() -> dataSource.setMetricsTrackerFactory(factory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("one time");
        }
    }

    @Test
    void registryCanBeBoundLate() throws Exception {
        try (var dataSource = HealableHikariDataSource.of(Database.settings("late-registry"))) {
            dataSource.setMetricRegistry(registry);
            assertThat(ids(registry)).hasSize(10);
            assertThat(dataSource.getMetricRegistry()).isSameAs(registry);
        }
    }

    @Test
    void lazyPoolHasMetersFromItsStartToItsEnd() throws Exception {
        var dataSource = new HealableHikariDataSource();
        Database.configure(dataSource, "lazy-meters");
        dataSource.setMetricRegistry(registry);
        assertThat(ids(registry)).isEmpty();
        dataSource.getConnection().close();
        assertThat(ids(registry)).hasSize(10);
        dataSource.close();
        assertThat(ids(registry)).isEmpty();
    }

    // POOL-SWAP trap 2
    @Test
    void metersOutliveAGenerationAndFollowTheNext() throws Exception {
        try (var dataSource = new HealableHikariDataSource()) {
            Database.configure(dataSource, "two-generations");
            dataSource.validate();
            var taps = PoolTaps.with(SystemTime.clock());
            taps.meters().bind(new MicrometerMetricsTrackerFactory(registry), "x", new CurrentPoolStats(dataSource));
            var first = PoolGeneration.build(1, dataSource, taps);
            var second = PoolGeneration.build(2, dataSource, taps);
            first.close();
            second.borrow().close();
            second.close();
            assertThat(ids(registry)).hasSize(10);
            assertThat(registry.get("hikaricp.connections.acquire").timer().count())
                    .isEqualTo(1);
        }
    }

    @Test
    void looksOfProbesAreNotCounted() throws Exception {
        var settings = Database.settings("unheard");
        settings.setMaximumPoolSize(1);
        settings.setMetricRegistry(registry);
        try (var dataSource = HealableHikariDataSource.of(settings)) {
            dataSource.poolView().borrow(Duration.ofMillis(500)).close();
            try (var held = dataSource.getConnection()) {
                assertThatThrownBy(() -> dataSource.poolView().borrow(Duration.ofMillis(50)))
                        .hasMessageContaining("request timed out");
            }
            assertThat(registry.get("hikaricp.connections.acquire").timer().count())
                    .isEqualTo(1);
            assertThat(registry.get("hikaricp.connections.timeout").counter().count())
                    .isZero();
        }
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private static Set<Meter.Id> ids(MeterRegistry registry) {
        return registry.getMeters().stream().map(Meter::getId).collect(toSet());
    }
}
