// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Locale;

/**
 * The moment from which on a series is another one: cumulative sums of what exceeds half a standard deviation, up and down (E. S. Page, 1954;
 * D. V. Hinkley, 1971), in robust standard deviations. An alarm is told once, with how many values ago it began; then the new level is
 * learnt from nothing.
 */
public final class ChangePointDetector implements SeriesDetector {

    private static final double ALLOWED = 0.5;
    private static final double LIMIT = 15;

    /** One spike is no change. */
    private static final double MOST = 5;

    private final Baseline baseline = new Baseline();
    private final Drift up = new Drift();
    private final Drift down = new Drift();
    private double centre;
    private boolean alarm;
    private boolean gap = true;
    private boolean rose;
    private int since;

    /** A detector that has seen nothing. */
    public ChangePointDetector() {}

    /** A sum that cannot fall below zero, and for how long it has been above. */
    private static final class Drift {

        private double sum;
        private int values;

        void add(double sigmas) {
            sum = Math.max(0, sum + sigmas - ALLOWED);
            values = sum == 0 ? 0 : Math.min(values + 1, Integer.MAX_VALUE - 1);
        }

        void clear() {
            sum = 0;
            values = 0;
        }
    }

    @Override
    public void take(long epochSecond, double value) {
        alarm = false;
        gap = !SeriesDetector.isValue(value);
        if (gap) {
            return;
        }
        if (baseline.isKnown()) {
            double sigmas = Math.max(-MOST, Math.min(MOST, baseline.sigmas(value)));
            up.add(sigmas);
            down.add(-sigmas);
            if (Math.max(up.sum, down.sum) > LIMIT) {
                tell();
            }
        }
        baseline.learn(value);
    }

    private void tell() {
        alarm = true;
        rose = up.sum > down.sum;
        since = rose ? up.values : down.values;
        centre = baseline.centre();
        up.clear();
        down.clear();
        baseline.clear();
    }

    /** A half at the limit; 1 for the value that is the alarm. */
    @Override
    public double score() {
        double most = gap ? 0 : Math.max(up.sum, down.sum);
        return alarm ? 1 : most / (most + LIMIT);
    }

    @Override
    public boolean isAlarm() {
        return alarm;
    }

    @Override
    public String explanation() {
        return alarm
                ? String.format(
                        Locale.ROOT,
                        "the level has %s from %.4g, %d values ago",
                        rose ? "risen" : "fallen",
                        centre,
                        since)
                : "nothing unusual";
    }
}
