// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Share;
import dev.prunella.probes.sampling.WindowedCount;
import dev.prunella.probes.sampling.WindowedCount.Growth;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Looks at how much of the time goes into pauses of the collector, over a window that ends now. It fails with code {@code gc-time} when
 * that is more than its share of a whole window; until one has passed it passes. The value is the share in percent.
 *
 * <p>A look reads one number a collector. Collections that run beside the application are no pauses and are not counted; what they cost shows
 * as processor time. Where threads have to wait for such a collection, {@link AllocationStallProbe} tells.
 */
public final class GcTimeProbe implements Probe {

    private static final String OWNER = "GC time probe";

    private final double atMost;
    private final WindowedCount pausedNanos;
    private final LongSupplier pausedMillis;

    private GcTimeProbe(double atMost, Duration window, LongSupplier pausedMillis) {
        this.atMost = Share.check(OWNER, "atMost", atMost);
        pausedNanos = new WindowedCount(OWNER, window);
        this.pausedMillis = pausedMillis;
    }

    /**
     * Fails when pauses take more than this share of a window.
     *
     * @param share of the time, more than 0 and at most 1
     * @param window more than zero
     */
    public static GcTimeProbe atMost(double share, Duration window) {
        return of(share, window, GcPauses::millis);
    }

    static GcTimeProbe of(double share, Duration window, LongSupplier pausedMillis) {
        return new GcTimeProbe(share, window, pausedMillis);
    }

    @Override
    public Reading look(ProbeContext context) {
        double paused = (double) TimeUnit.MILLISECONDS.toNanos(pausedMillis.getAsLong());
        Growth growth = pausedNanos.plus(context.clock().nanoTime(), paused);
        double share = growth.shareOfTime();
        Reading reading = growth.whole() && share > atMost
                ? Reading.fail(
                        JvmReadings.GC_TIME,
                        "collections stopped the process for %s of the last %d s, at most %s should be"
                                .formatted(
                                        Share.text(share),
                                        TimeUnit.NANOSECONDS.toSeconds(growth.nanos()),
                                        Share.text(atMost)))
                : Reading.pass();
        return reading.measuring(Share.percent(share), "%");
    }
}
