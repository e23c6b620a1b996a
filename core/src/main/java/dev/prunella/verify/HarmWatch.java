// SPDX-License-Identifier: Apache-2.0
package dev.prunella.verify;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An indicator that a cure must not hurt: it is sampled while an action runs and is verified, and if it gets worse the action is
 * interrupted, taken back where it has a compensation, and nothing further is tried. What cannot be told is no harm.
 *
 * @param name what the trail calls it, 1 to 100 of {@code A-Z a-z 0-9 . _ : / -}
 * @param probe what is sampled; runs as any probe, with 1 s of time
 * @param worse what counts as worse, of the values that the probe measures; null if a FAIL does, unless it failed before already
 * @param every pause between two samples, more than zero, default 100 ms
 * @param inARow how many samples in a row must be worse, at least 1, default 2
 */
public record HarmWatch(String name, Probe probe, @Nullable Worse worse, Duration every, int inARow) {

    private static final Duration DEFAULT_EVERY = Duration.ofMillis(100);
    private static final int DEFAULT_IN_A_ROW = 2;

    /** What counts as worse. Pure, returns at once. */
    @FunctionalInterface
    public interface Worse {

        /**
         * Whether {@code now} is worse.
         *
         * @param before the first sample, taken before the action where there was time for it; finite
         * @param now the present sample; finite
         */
        boolean than(double before, double now);

        /** Above a limit, and higher than before. */
        static Worse above(double limit) {
            return (before, now) -> now > limit && now > before;
        }

        /** More than so many times what it was before, but not as long as it is at or below a floor. */
        static Worse risingBy(double factor, double floor) {
            return (before, now) -> now > floor && now > before * factor;
        }
    }

    /** Checks the name and the numbers. */
    public HarmWatch {
        if (!name.matches("[A-Za-z0-9._:/-]{1,100}")) {
            throw new IllegalArgumentException(
                    "watch name must be 1 to 100 of A-Z a-z 0-9 . _ : / -, got '" + name + "'");
        }
        Objects.requireNonNull(probe, "probe");
        Span.positive("watch '%s'".formatted(name), "every", every);
        if (inARow < 1) {
            throw new IllegalArgumentException("watch '%s': inARow must be at least 1, got %d".formatted(name, inARow));
        }
    }

    /** A probe whose FAIL is harm, unless it failed before the action already. */
    public static HarmWatch probe(String name, Probe probe) {
        return new HarmWatch(name, probe, null, DEFAULT_EVERY, DEFAULT_IN_A_ROW);
    }

    /** A number, such as the error rate or the latency of a service beside the target; NaN where it is not known. */
    public static HarmWatch number(String name, DoubleSupplier value, Worse worse) {
        return new HarmWatch(
                name, new NumberProbe(value), Objects.requireNonNull(worse, "worse"), DEFAULT_EVERY, DEFAULT_IN_A_ROW);
    }

    /** The same at another pace. */
    public HarmWatch every(Duration pause) {
        return new HarmWatch(name, probe, worse, pause, inARow);
    }

    /** The same after so many worse samples in a row. */
    public HarmWatch after(int samples) {
        return new HarmWatch(name, probe, worse, every, samples);
    }

    /** A number that comes late is not known. */
    private record NumberProbe(DoubleSupplier value) implements Probe {

        @Override
        public Reading look(ProbeContext context) {
            double amount = value.getAsDouble();
            return Double.isFinite(amount)
                    ? Reading.pass().measuring(amount, "")
                    : Reading.unknown("no-number", "the number is not known");
        }

        @Override
        public Reading late(ProbeContext context) {
            return Reading.unknown("late", "the number came late");
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
