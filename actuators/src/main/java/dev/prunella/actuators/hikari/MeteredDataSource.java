// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import org.jspecify.annotations.Nullable;

/** The user's meters of a pool: they belong to the data source, and no generation is given them to register with. */
abstract class MeteredDataSource extends DriverBackedDataSource {

    /** Registers the meters, if they are not yet. */
    abstract void bindMeters();

    @Override
    public void setMetricRegistry(@Nullable Object registry) {
        requireFirst("MetricRegistry", getMetricRegistry());
        super.setMetricRegistry(registry);
        bindMetersLate();
    }

    @Override
    public void setMetricsTrackerFactory(@Nullable MetricsTrackerFactory factory) {
        requireFirst("MetricsTrackerFactory", getMetricsTrackerFactory());
        super.setMetricsTrackerFactory(factory);
        bindMetersLate();
    }

    @Override
    public void setHealthCheckRegistry(@Nullable Object registry) {
        requireFirst("HealthCheckRegistry", getHealthCheckRegistry());
        super.setHealthCheckRegistry(registry);
        PoolGeneration running = running();
        if (running != null) {
            running.pool().setHealthCheckRegistry(getHealthCheckRegistry());
        }
    }

    private void requireFirst(String what, @Nullable Object present) {
        if (running() != null && present != null) {
            throw new IllegalStateException(getPoolName() + " - " + what + " can only be set one time");
        }
    }

    private void bindMetersLate() {
        if (running() != null) {
            bindMeters();
        }
    }
}
