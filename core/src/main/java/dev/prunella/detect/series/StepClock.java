// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * How much time passes from value to value, by a clock that is not trusted. A step back counts as a usual step; a step of more than eight
 * usual ones is a gap or a leap of the clock, which cannot be told apart, and counts as eight. So no setting of a clock can stretch a
 * series by more than that, and what a gap hides looks like a jump.
 */
final class StepClock {

    private static final double MOST_USUAL_STEPS = 8;

    /** Clocks of whole seconds, and values that come more often: many steps of 0, and some of 1. */
    private static final double ALWAYS_TAKEN = 2;

    private static final double LONGEST_FIRST_STEP = 3_600;
    private static final double MEMORY = 64;

    private boolean started;
    private long last;
    private double steps;
    private double usual;

    /** The seconds since the value before; 0 for the first one. */
    double secondsUntil(long epochSecond) {
        if (!started) {
            started = true;
            last = epochSecond;
            return 0;
        }
        double step = bounded((double) epochSecond - (double) last);
        last = epochSecond;
        steps = Math.min(steps + 1, MEMORY);
        usual += (step - usual) / steps;
        return step;
    }

    private double bounded(double step) {
        if (step < 0) {
            return usual;
        }
        return Math.min(step, steps == 0 ? LONGEST_FIRST_STEP : Math.max(ALWAYS_TAKEN, MOST_USUAL_STEPS * usual));
    }
}
