// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * The range so far, and how surprising it is to leave it: a series that does so all the time, as one with a trend, surprises less each
 * time. The range closes slowly, so that one giant does not hide all that come after it.
 */
final class NewRange {

    private static final int YOUNG = 50;
    private static final double MARGIN = 0.15;
    private static final double CLOSING = 1 / 20_000.0;

    private double least;
    private double most;
    private double records;

    NewRange(double value) {
        least = value;
        most = value;
    }

    /** The decades of surprise of this value, which is then within the range. */
    double surprise(double value, double centre, long seen) {
        double beyond = Math.max(value - most, least - value);
        double decades = 0;
        if (seen > YOUNG && beyond > MARGIN * (most - least)) {
            decades = Math.log10((seen + 1) / (records + 1));
            records++;
        }
        least = Math.min(value, least + CLOSING * (centre - least));
        most = Math.max(value, most + CLOSING * (centre - most));
        return decades;
    }
}
