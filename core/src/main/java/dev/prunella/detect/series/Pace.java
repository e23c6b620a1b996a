// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * What is meant by time and counted in values, where values come seldom. An incident does not last longer because one looks less often, so
 * where values come more rarely than every five minutes windows are shorter; and whoever looks less often errs less often, so a value may be
 * less rare for the same number of false alarms in a day. Both by half at the most, as fewer values would tell nothing.
 */
final class Pace {

    private static final double OFTEN_SECONDS = 300;
    private static final double SHORTEST = 0.5;
    private static final int YOUNG = 20;
    private static final double MEMORY = 64;

    private final StepClock clock = new StepClock();
    private double usual;
    private double seen;
    private double share = 1;

    /** Takes in when the newest value came. */
    void take(long epochSecond) {
        seen = Math.min(seen + 1, MEMORY);
        double step = clock.secondsUntil(epochSecond);
        if (step > 0) {
            usual += (step - usual) / seen;
        }
        if (seen > YOUNG && usual > 0) {
            share = Math.max(SHORTEST, Math.min(1, OFTEN_SECONDS / usual));
        }
    }

    /** So many of so many values. */
    double of(double values) {
        return values * share;
    }

    /** By how many decades a value may be less rare. */
    double allowedDecades() {
        return -Math.log10(share);
    }
}
