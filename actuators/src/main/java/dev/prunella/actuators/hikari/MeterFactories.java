// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.util.UtilityElf;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the factory of meters that a configuration asks for: the user's own, or the one in HikariCP's jar that fits the
 * user's registry. By name, and through HikariCP, because each kind of registry is an optional library.
 */
final class MeterFactories {

    private static final String PREFIX = "com.zaxxer.hikari.metrics.";
    private static final Map<String, String> BY_REGISTRY = Map.of(
            "io.micrometer.core.instrument.MeterRegistry", PREFIX + "micrometer.MicrometerMetricsTrackerFactory",
            "com.codahale.metrics.MetricRegistry", PREFIX + "dropwizard.CodahaleMetricsTrackerFactory",
            "io.dropwizard.metrics5.MetricRegistry", PREFIX + "dropwizard.Dropwizard5MetricsTrackerFactory");

    private MeterFactories() {}

    static @Nullable MetricsTrackerFactory of(HikariConfig settings) {
        Object registry = settings.getMetricRegistry();
        if (settings.getMetricsTrackerFactory() != null || registry == null) {
            return settings.getMetricsTrackerFactory();
        }
        return BY_REGISTRY.entrySet().stream()
                .filter(kind -> UtilityElf.safeIsAssignableFrom(registry, kind.getKey()))
                .map(kind -> UtilityElf.createInstance(kind.getValue(), MetricsTrackerFactory.class, registry))
                .findFirst()
                .orElse(null);
    }
}
