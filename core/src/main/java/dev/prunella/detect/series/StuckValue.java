// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/** How surprising it is that a value is the same again: at the moment when it has stood still twice as long as ever before. */
final class StuckValue {

    private static final int YOUNG = 50;
    private static final int LEAST_RUN = 21;

    private double last;
    private int run;
    private int longest;
    private double found;

    StuckValue(double value) {
        last = value;
    }

    double surprise(double value, long seen, Pace pace) {
        if (value != last) {
            last = value;
            longest = Math.max(longest, run);
            run = 0;
            return 0;
        }
        run = Math.min(run + 1, Integer.MAX_VALUE / 4);
        if (seen <= YOUNG || run != Math.max((int) Math.round(pace.of(LEAST_RUN)), 2 * longest + 1)) {
            return 0;
        }
        double decades = Math.log10((seen + 1) / (found + 1));
        found++;
        return decades;
    }
}
