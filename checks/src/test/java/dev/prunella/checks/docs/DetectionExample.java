// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import dev.prunella.detect.SeriesWatch;
import dev.prunella.detect.series.EnsembleDetector;
import dev.prunella.detect.series.ThresholdDetector;
import dev.prunella.target.TargetBuilder;
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
}
