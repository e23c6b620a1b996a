// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import dev.prunella.detect.series.SeriesDetector;
import dev.prunella.model.Reason;
import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches a number that the application has at hand, such as the length of a queue: takes it at each look and shows it to a detector. What is
 * unusual wakes the probes and proves nothing. NaN is a gap, and so is a source that throws; five gaps in a row behind a value say that the
 * signal has stopped. For one target only.
 */
public final class SeriesWatch implements Detector {

    private static final int STOPPED = 5;

    private final String name;
    private final DoubleSupplier source;
    private final SeriesDetector detector;
    private final HealingClock clock;
    private boolean seen;
    private int gaps;

    private SeriesWatch(String name, DoubleSupplier source, SeriesDetector detector, HealingClock clock) {
        this.name = Objects.requireNonNull(name, "name");
        this.source = Objects.requireNonNull(source, "source");
        this.detector = Objects.requireNonNull(detector, "detector");
        this.clock = Objects.requireNonNull(clock, "clock");
        if (name.isBlank()) {
            throw new IllegalArgumentException("series watch: name must say what is watched, got '" + name + "'");
        }
    }

    /**
     * Watches a number.
     *
     * @param name what it is, in words that a person on call understands
     * @param source answers at once
     * @param detector one that nobody else shows values
     */
    public static SeriesWatch of(String name, DoubleSupplier source, SeriesDetector detector) {
        return new SeriesWatch(name, source, detector, SystemTime.clock());
    }

    /** The same by another clock, whose time of day tells the season; nothing is decided by it. */
    public SeriesWatch by(HealingClock other) {
        return new SeriesWatch(name, source, detector, other);
    }

    @Override
    public synchronized @Nullable Reason detect() {
        double value = value();
        detector.take(clock.wallTime().getEpochSecond(), value);
        if (!SeriesDetector.isValue(value)) {
            return gap();
        }
        seen = true;
        gaps = 0;
        return detector.isAlarm() ? new Reason("unusual", name + ": " + detector.explanation()) : null;
    }

    private double value() {
        try {
            return source.getAsDouble();
        } catch (RuntimeException e) {
            return Double.NaN; // told as a signal that has stopped, if it lasts
        }
    }

    private @Nullable Reason gap() {
        gaps = Math.min(gaps + 1, STOPPED + 1);
        return seen && gaps == STOPPED ? Reason.of("signal-stopped", "%s: no value for %d looks", name, STOPPED) : null;
    }
}
