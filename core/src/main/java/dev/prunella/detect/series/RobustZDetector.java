// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Locale;

/**
 * Outliers: a value that is more than six robust standard deviations, by median and median absolute deviation, off the last one to two
 * thousand values; over once it is within three again. For series that stay where they are.
 */
public final class RobustZDetector implements SeriesDetector {

    private static final double ALARM = 6;
    private static final double CLEAR = 3;

    private final Baseline baseline = new Baseline();
    private double newest;
    private double sigmas;
    private boolean alarm;

    /** A detector that has seen nothing. */
    public RobustZDetector() {}

    @Override
    public void take(long epochSecond, double value) {
        sigmas = 0;
        if (!SeriesDetector.isValue(value)) {
            return;
        }
        newest = value;
        if (baseline.isKnown()) {
            sigmas = baseline.sigmas(value);
            double off = Math.abs(sigmas);
            alarm = alarm ? off > CLEAR : off > ALARM;
        }
        baseline.learn(value);
    }

    /** A half at six standard deviations. */
    @Override
    public double score() {
        double off = Math.abs(sigmas);
        return off / (off + ALARM);
    }

    @Override
    public boolean isAlarm() {
        return alarm;
    }

    @Override
    public String explanation() {
        return Math.abs(sigmas) <= CLEAR
                ? "nothing unusual"
                : String.format(
                        Locale.ROOT,
                        "%.4g is %.1f robust standard deviations %s the median %.4g",
                        newest,
                        Math.abs(sigmas),
                        sigmas > 0 ? "above" : "below",
                        baseline.centre());
    }
}
