// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Locale;

/**
 * Outliers: a value that is more than six robust standard deviations, by median and median absolute deviation, off the last one to two
 * thousand values; over once it is within three again. For series that stay where they are.
 */
public final class RobustZDetector implements SeriesDetector {

    private final Baseline baseline = new Baseline();
    private final SigmaAlarm alarm = new SigmaAlarm();
    private double newest;

    /** A detector that has seen nothing. */
    public RobustZDetector() {}

    @Override
    public void take(long epochSecond, double value) {
        alarm.seeNothing();
        if (!SeriesDetector.isValue(value)) {
            return;
        }
        newest = value;
        if (baseline.isKnown()) {
            alarm.see(baseline.sigmas(value));
        }
        baseline.learn(value);
    }

    /** A half at six standard deviations. */
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
                        "%.4g is %.1f robust standard deviations %s the median %.4g",
                        newest,
                        Math.abs(alarm.sigmas()),
                        alarm.sigmas() > 0 ? "above" : "below",
                        baseline.centre());
    }
}
