// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.time.Span;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the time of day has jumped, by what it moved on since the last look beside the monotonic clock. It fails with code
 * {@code clock-jumped} for a while after a jump beyond the limit, in either direction, and passes again then. The value is the last difference,
 * in seconds. No decision of the loop is made by the time of day; certificates, tokens, caches and schedules of the application are.
 *
 * <p>A look reads two clocks. A clock that is led back slowly makes no jump. Looks do not overlap; the fields are volatile for sight.
 */
public final class ClockJumpProbe implements Probe {

    private static final String OWNER = "clock jump probe";
    private static final double NANOS_A_SECOND = 1e9;

    private final Duration limit;
    private final long toldNanos;
    private volatile @Nullable Instant wall;
    private volatile long nanos;
    private volatile @Nullable Duration jump;
    private volatile long jumpedNanos;

    private ClockJumpProbe(Duration limit, Duration told) {
        Span.positive(OWNER, "limit", limit);
        Span.positive(OWNER, "told", told);
        this.limit = limit;
        toldNanos = told.toNanos();
    }

    /**
     * Tells jumps beyond this limit for a while.
     *
     * @param limit what the two clocks may differ by between two looks, more than zero
     * @param told for how long a jump is told, more than zero
     */
    public static ClockJumpProbe beyond(Duration limit, Duration told) {
        return new ClockJumpProbe(limit, told);
    }

    @Override
    public Reading look(ProbeContext context) {
        long now = context.clock().nanoTime();
        Instant time = context.clock().wallTime();
        Instant before = wall;
        Duration difference =
                before == null ? Duration.ZERO : Duration.between(before, time).minusNanos(now - nanos);
        wall = time;
        nanos = now;
        if (difference.abs().compareTo(limit) > 0) {
            jump = difference;
            jumpedNanos = now;
        }
        return judged(now).measuring(seconds(difference), "s");
    }

    private Reading judged(long now) {
        Duration last = jump;
        if (last == null || now - jumpedNanos >= toldNanos) {
            return Reading.pass();
        }
        String way = last.isNegative() ? "back" : "ahead";
        return Reading.fail(
                HostReadings.CLOCK_JUMPED,
                "the time of day jumped %s by %d s".formatted(way, last.abs().toSeconds()));
    }

    /** Of any length: the nanoseconds of a jump to the year 9999 are more than a long holds. */
    private static double seconds(Duration difference) {
        return difference.getSeconds() + difference.getNano() / NANOS_A_SECOND;
    }
}
