// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/** A view of where a series has been lately: an average over so many values whose single steps are clipped, so that one spike is no level. */
final class Level {

    private static final double MOST_DEVIATIONS = 10;

    private final int values;
    private final TwoSidedTail tail = new TwoSidedTail();
    private double mean;

    Level(int values, double start) {
        this.values = values;
        mean = start;
    }

    /** The decades of surprise of this level against the centre. */
    double surprise(double value, double centre, double deviation, double deadband, Pace pace) {
        double step = Math.max(-MOST_DEVIATIONS * deviation, Math.min(MOST_DEVIATIONS * deviation, value - centre));
        mean += 2 / (pace.of(values) + 1) * (centre + step - mean);
        return tail.surprise(mean - centre, deadband);
    }
}
