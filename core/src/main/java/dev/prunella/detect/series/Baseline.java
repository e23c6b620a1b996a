// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * Where a series usually is and how far it wanders: median and median absolute deviation, which a tenth of wild values does not move. Of the
 * last one to two thousand values: one sketch answers while the next one learns.
 */
final class Baseline {

    static final int YOUNG = 30;

    private static final double MEDIAN = 0.5;
    private static final int MEMORY = 1_000;

    /** With a bell curve, so many median and mean absolute deviations are one standard deviation. */
    private static final double SIGMA_OF_MEDIAN = 1.4826;

    private static final double SIGMA_OF_MEAN = 1.2533;

    private QuantileSketch centre = new QuantileSketch(MEDIAN);
    private QuantileSketch spread = new QuantileSketch(MEDIAN);
    private QuantileSketch nextCentre = new QuantileSketch(MEDIAN);
    private QuantileSketch nextSpread = new QuantileSketch(MEDIAN);
    private double meanDeviation;
    private int seen;

    /** Whether there are enough values to compare with. */
    boolean isKnown() {
        return seen >= YOUNG;
    }

    double centre() {
        return centre.value();
    }

    /**
     * How many standard deviations this value is off, before it is learnt. Where more than half of the values are the same, the mean
     * deviation counts, this value's among it: the first one that ever differs is as many off as there were values, nearly.
     */
    double sigmas(double value) {
        double off = value - centre.value();
        double sigma = SIGMA_OF_MEDIAN * spread.value();
        if (sigma == 0) {
            sigma = SIGMA_OF_MEAN * (meanDeviation + (Math.abs(off) - meanDeviation) / (Math.min(seen, MEMORY) + 1));
        }
        return sigma == 0 ? 0 : off / sigma;
    }

    void learn(double value) {
        seen = Math.min(seen + 1, Integer.MAX_VALUE - 1);
        double off = Math.abs(value - (seen == 1 ? value : centre.value()));
        meanDeviation += (off - meanDeviation) / Math.min(seen, MEMORY);
        centre.add(value);
        spread.add(off);
        if (seen > MEMORY) {
            nextCentre.add(value);
            nextSpread.add(off);
            if (nextCentre.seen() >= MEMORY) {
                forget();
            }
        }
    }

    private void forget() {
        QuantileSketch oldCentre = centre;
        QuantileSketch oldSpread = spread;
        centre = nextCentre;
        spread = nextSpread;
        nextCentre = oldCentre.cleared();
        nextSpread = oldSpread.cleared();
    }

    /** As if nothing had been seen. */
    void clear() {
        centre.cleared();
        spread.cleared();
        nextCentre.cleared();
        nextSpread.cleared();
        meanDeviation = 0;
        seen = 0;
    }
}
