// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/** A series of values as it was recorded, in the order of time. Immutable. */
public final class Series {

    /** A value counts for so many steps if no other follows. */
    private static final int STEPS_A_VALUE_LASTS = 3;

    private final String name;
    private final long[] millis;
    private final double[] values;
    private final long step;

    private Series(String name, long[] millis, double[] values) {
        this.name = name;
        this.millis = millis;
        this.values = values;
        step = medianStep(millis);
    }

    /**
     * Takes copies.
     *
     * @param name what it is called in the recording
     * @param epochMillis when each value was taken, in milliseconds of Unix time, each later than the one before
     * @param values as many, in any unit; NaN for a gap
     * @throws IllegalArgumentException if the numbers differ, there is none, or time goes back
     */
    public static Series of(String name, long[] epochMillis, double[] values) {
        Objects.requireNonNull(name, "name");
        if (epochMillis.length != values.length || values.length == 0) {
            throw new IllegalArgumentException(
                    "series '%s': needs as many times as values and at least one, got %d times and %d values"
                            .formatted(name, epochMillis.length, values.length));
        }
        for (int i = 1; i < epochMillis.length; i++) {
            if (epochMillis[i] <= epochMillis[i - 1]) {
                throw new IllegalArgumentException("series '%s': times must go forward, got %s after %s"
                        .formatted(
                                name, Instant.ofEpochMilli(epochMillis[i]), Instant.ofEpochMilli(epochMillis[i - 1])));
            }
        }
        return new Series(name, epochMillis.clone(), values.clone());
    }

    private static long medianStep(long[] millis) {
        if (millis.length < 2) {
            return Duration.ofMinutes(1).toMillis();
        }
        long[] steps = new long[millis.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = millis[i + 1] - millis[i];
        }
        Arrays.sort(steps);
        return steps[steps.length / 2];
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** How many values it has, at least one. */
    public int size() {
        return values.length;
    }

    /** When a value was taken. */
    public Instant time(int index) {
        return Instant.ofEpochMilli(millis[index]);
    }

    /** A value; NaN for a gap. */
    public double value(int index) {
        return values[index];
    }

    /** The median time from one value to the next; a minute for a single one. */
    public Duration step() {
        return Duration.ofMillis(step);
    }

    /** The value that counts at a moment: the latest one, unless that is older than three steps; NaN for none. */
    public double at(Instant moment) {
        int found = Arrays.binarySearch(millis, moment.toEpochMilli());
        int index = found >= 0 ? found : -found - 2;
        boolean known = index >= 0 && moment.toEpochMilli() - millis[index] <= STEPS_A_VALUE_LASTS * step;
        return known ? values[index] : Double.NaN;
    }
}
