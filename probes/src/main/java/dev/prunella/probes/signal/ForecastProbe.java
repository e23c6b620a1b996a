// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.signal;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.detect.series.GrowthDetector;
import dev.prunella.detect.series.Room;
import dev.prunella.detect.series.SeriesDetector;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Looks with another probe, and while that passes, at where what it measures is going: it fails with code {@link #EXHAUSTION_AHEAD}, which is
 * diagnosed as LEAK, while slow growth that is certain will use up what is left soon. The sentence says how fast and when.
 *
 * <p>What the other one measures is taken once a step, however often it is looked at, by the monotonic clock; a look without a value is a gap.
 * What is ahead stays so until the growth ends, or a quarter of what was used is given back, as by a remedy: then it is watched anew. Safe for use
 * by several threads.
 */
public final class ForecastProbe implements Probe {

    /** Growth will use up what is left. */
    public static final String EXHAUSTION_AHEAD = "exhaustion-ahead";

    private static final String OWNER = "forecast probe";
    private static final double NANOS_A_SECOND = 1e9;
    private static final double LEFT_OF_IT = 0.75;

    private final ReentrantLock lock = new ReentrantLock();
    private final String what;
    private final Probe probe;
    private final Room room;
    private final long stepNanos;
    private GrowthDetector growth;
    private boolean begun;
    private long takenNanos;
    private double mostUsed;

    private ForecastProbe(String what, Probe probe, Room room, Duration step) {
        this.what = Objects.requireNonNull(what, "what");
        this.probe = Objects.requireNonNull(probe, "probe");
        this.room = room;
        growth = GrowthDetector.of(room);
        stepNanos = step.toNanos();
    }

    /**
     * A probe that looks ahead of another one.
     *
     * @param what what is measured, in words that a person on call understands
     * @param probe measures what the room is of
     * @param room what it measures when nothing is used, and when nothing is left
     * @param step between two values that count, more than zero. Growth is told in time if it takes 120 steps or more to the end
     */
    public static ForecastProbe of(String what, Probe probe, Room room, Duration step) {
        Span.positive(OWNER, "step", step);
        return new ForecastProbe(what, probe, room, step);
    }

    @Override
    public Reading look(ProbeContext context) throws Exception {
        Reading reading = probe.look(context);
        lock.lock();
        try {
            take(context.clock().nanoTime(), reading);
            return reading.passed() && growth.isAlarm() ? ahead(reading) : reading;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Reading late(ProbeContext context) throws Exception {
        return probe.late(context);
    }

    private void take(long nowNanos, Reading reading) {
        double value = reading.value() == null ? Double.NaN : reading.value().amount();
        if (!SeriesDetector.isValue(value)) {
            return; // the time that passes meanwhile counts with the next value
        }
        double used = (value - room.unused()) / (room.exhausted() - room.unused());
        if (growth.isAlarm() && used < LEFT_OF_IT * mostUsed) {
            growth = GrowthDetector.of(room);
            begun = false;
        }
        if (!begun || nowNanos - takenNanos >= stepNanos) {
            growth.takeAfter(begun ? (nowNanos - takenNanos) / NANOS_A_SECOND : 0, value);
            begun = true;
            takenNanos = nowNanos;
            mostUsed = growth.isAlarm() ? Math.max(mostUsed, used) : used;
        }
    }

    private Reading ahead(Reading reading) {
        Reading ahead = Reading.fail(EXHAUSTION_AHEAD, what + ": " + growth.explanation())
                .took(reading.latency());
        return reading.value() == null
                ? ahead
                : ahead.measuring(reading.value().amount(), reading.value().unit());
    }
}
