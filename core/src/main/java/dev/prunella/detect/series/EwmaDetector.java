// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Locale;

/**
 * A level that has moved a little, and for some values: the chart of the exponentially weighted moving average (S. W. Roberts, 1959), each
 * value with a weight of a fifth, in robust standard deviations of the values before. Limits are at six of the average's own standard
 * deviations, where a book has three: values of running systems hang together.
 */
public final class EwmaDetector implements SeriesDetector {

    private static final double WEIGHT = 0.2;
    private static final double LIMIT = 6;
    private static final double CLEAR = 3;

    /** One spike is no level. */
    private static final double MOST = 10;

    private static final double SIGMA_OF_AVERAGE = Math.sqrt(WEIGHT / (2 - WEIGHT));

    private final Baseline baseline = new Baseline();
    private double average;
    private boolean alarm;

    /** A detector that has seen nothing. */
    public EwmaDetector() {}

    @Override
    public void take(long epochSecond, double value) {
        if (!SeriesDetector.isValue(value)) {
            return;
        }
        if (baseline.isKnown()) {
            double sigmas = Math.max(-MOST, Math.min(MOST, baseline.sigmas(value)));
            average += WEIGHT * (sigmas - average);
            alarm = alarm ? off() > CLEAR : off() > LIMIT;
        }
        baseline.learn(value);
    }

    private double off() {
        return Math.abs(average) / SIGMA_OF_AVERAGE;
    }

    /** A half at the limit. */
    @Override
    public double score() {
        return off() / (off() + LIMIT);
    }

    @Override
    public boolean isAlarm() {
        return alarm;
    }

    @Override
    public String explanation() {
        return off() <= CLEAR
                ? "nothing unusual"
                : String.format(
                        Locale.ROOT,
                        "the level is %.1f robust standard deviations %s the median %.4g",
                        Math.abs(average),
                        average > 0 ? "above" : "below",
                        baseline.centre());
    }
}
