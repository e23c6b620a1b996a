// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Limits;
import dev.prunella.probes.sampling.WindowedCount;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how often threads had to wait for memory because the collector, which runs beside them, did not keep up: allocation stalls of
 * ZGC, and cycles of Shenandoah that end as a pause. It fails with code {@code allocation-stalls} when there were more than its number of such
 * collections within the window. The value is their number. Many threads that wait for one collection count once.
 *
 * <p>From its making on the probe is told of each collection by the virtual machine, on a thread of the latter; a look reads one number. Other
 * collectors stop the process instead: there it is UNKNOWN, and {@link GcTimeProbe} tells.
 */
public final class AllocationStallProbe implements Probe {

    private static final String OWNER = "allocation stall probe";

    private final long atMost;
    private final WindowedCount stalls;
    private final @Nullable LongSupplier count;

    private AllocationStallProbe(long atMost, Duration window, @Nullable LongSupplier count) {
        this.atMost = Limits.notNegative(OWNER, "atMost", atMost);
        stalls = new WindowedCount(OWNER, window);
        this.count = count;
    }

    /**
     * Fails when threads had to wait for more collections than these within a window.
     *
     * @param stalls within a window, not negative
     * @param window more than zero
     */
    public static AllocationStallProbe atMost(int stalls, Duration window) {
        StallCount counting = StallCount.of(GcPauses.cycles());
        return of(stalls, window, isReported() ? counting::get : null);
    }

    static AllocationStallProbe of(long stalls, Duration window, @Nullable LongSupplier count) {
        return new AllocationStallProbe(stalls, window, count);
    }

    /** Whether the collector of this process is one that threads may have to wait for. */
    public static boolean isReported() {
        return !GcPauses.cycles().isEmpty();
    }

    @Override
    public Reading look(ProbeContext context) {
        if (count == null) {
            return Reading.unknown(JvmReadings.NOT_REPORTED, "this collector stops the process instead");
        }
        double number = stalls.plus(context.clock().nanoTime(), (double) count.getAsLong())
                .amount();
        Reading reading = number > atMost
                ? Reading.fail(
                        JvmReadings.ALLOCATION_STALLS,
                        "threads waited for memory in %d collections lately, in at most %d they should"
                                .formatted(Math.round(number), atMost))
                : Reading.pass();
        return reading.measuring(number, "stalls");
    }
}
