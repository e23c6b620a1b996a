// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import dev.prunella.detect.SeriesWatch;
import dev.prunella.detect.series.EnsembleDetector;
import dev.prunella.detect.series.ThresholdDetector;
import dev.prunella.slo.MeterQuery;
import dev.prunella.slo.MeterSeries;
import dev.prunella.target.TargetBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Queue;
import java.util.function.DoubleSupplier;

/** What {@code docs/detection.md} shows, compiled; {@link ReadmeTest} compares the two. */
final class DetectionExample {

    private DetectionExample() {}

    static void watched(TargetBuilder orders, Queue<?> queue, DoubleSupplier ordersPerMinute) {
        // region
        orders.detecting(
                SeriesWatch.of("orders per minute", ordersPerMinute, new EnsembleDetector()), Duration.ofMinutes(1));
        orders.detecting(
                SeriesWatch.of(
                        "waiting orders",
                        queue::size,
                        ThresholdDetector.above(10_000).clearingAt(5_000)),
                Duration.ofSeconds(10));
        // endregion
    }

    static void metered(TargetBuilder orders, MeterRegistry registry) {
        // region
        orders.detecting(
                SeriesWatch.of(
                        "refusals a second",
                        MeterSeries.rate(registry, MeterQuery.named("orders").tag("outcome", "refused")),
                        new EnsembleDetector()),
                Duration.ofSeconds(10));
        // endregion
    }
}
