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

    /** One spike is no level. */
    private static final double MOST = 10;

    private static final double SIGMA_OF_AVERAGE = Math.sqrt(WEIGHT / (2 - WEIGHT));

    private final Baseline baseline = new Baseline();
    private final SigmaAlarm alarm = new SigmaAlarm();
    private double average;

    /** A detector that has seen nothing. */
    public EwmaDetector() {}

    @Override
    public void take(long epochSecond, double value) {
        alarm.seeNothing();
        if (!SeriesDetector.isValue(value)) {
            return;
        }
        if (baseline.isKnown()) {
            double sigmas = Math.max(-MOST, Math.min(MOST, baseline.sigmas(value)));
            average += WEIGHT * (sigmas - average);
            alarm.see(average / SIGMA_OF_AVERAGE);
        }
        baseline.learn(value);
    }

    /** A half at the limit. */
    @Override
    public double score() {
        return alarm.score();
    }

    @Override
    public boolean isAlarm() {
        return alarm.isAlarm();
    }

    @Override
    public String explanation() {
        return alarm.isUsual()
                ? "nothing unusual"
                : String.format(
                        Locale.ROOT,
                        "the level is %.1f robust standard deviations %s the median %.4g",
                        Math.abs(average),
                        average > 0 ? "above" : "below",
                        baseline.centre());
    }
}
