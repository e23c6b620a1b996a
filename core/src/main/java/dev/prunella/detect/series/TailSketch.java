// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Arrays;

/**
 * How far out a size lies among all that were seen: the chance that one as large turns up, from ranks and not from a bell curve. Counts in
 * 32 buckets, four an octave, aligned to the largest size; beyond the largest hundredth the tail is continued as a power law, whose index
 * is Hill's estimate (B. M. Hill, 1975) shrunk towards a prior. Constant space, no allocation.
 */
final class TailSketch {

    private static final int BUCKETS = 32;
    private static final int BITS_BELOW_A_BUCKET = 50;
    private static final double HALF_A_BUCKET = 0.086;
    private static final int FEWEST = 20;
    private static final double TAIL_SHARE = 0.01;
    private static final double TAIL_FEWEST = 10;
    private static final double PRIOR_WEIGHT = 5;
    private static final double PRIOR_INDEX = 0.3;
    private static final double MOST = 8000;

    private final float[] counts = new float[BUCKETS];
    private int top;
    private double seen;

    /** The decades of surprise of this size: 2 for one in a hundred. 0 while there is too little to compare with. */
    double decades(double size) {
        if (seen < FEWEST || size <= 0) {
            return 0;
        }
        if (top == 0) {
            return Math.log10(seen + 1);
        }
        return -Math.log10(chance(size));
    }

    private double chance(double size) {
        double least = Math.max(TAIL_FEWEST, TAIL_SHARE * seen);
        int own = bucket(size) - top + BUCKETS - 1;
        double above = 0;
        int edge = BUCKETS - 1;
        for (int i = BUCKETS - 1; i >= 0 && above < least; i--) {
            if (counts[i] > 0) {
                edge = i;
                above += counts[i];
            }
        }
        return own > edge ? beyond(size, edge, above) : within(own);
    }

    private double within(int own) {
        double above = 0;
        for (int i = BUCKETS - 1; i > own && i >= 0; i--) {
            above += counts[i];
        }
        return (above + (own < 0 ? 0 : counts[own] / 2) + 0.5) / (seen + 1);
    }

    private double beyond(double size, int edge, double tail) {
        double start = lowerEdge(edge);
        double logs = PRIOR_WEIGHT * PRIOR_INDEX;
        for (int i = edge; i < BUCKETS; i++) {
            if (counts[i] > 0) {
                logs += counts[i] * Math.log(lowerEdge(i) * Math.exp(HALF_A_BUCKET) / start);
            }
        }
        double index = logs / (tail + PRIOR_WEIGHT);
        return (tail + 0.5) / (seen + 1) * Math.pow(size / start, -1 / index);
    }

    void add(double size) {
        seen++;
        if (size > 0) {
            count(bucket(size));
        }
        if (seen > MOST) {
            halve();
        }
    }

    private void count(int bucket) {
        if (top == 0) {
            top = bucket;
        } else if (bucket > top) {
            shift(bucket - top);
            top = bucket;
        }
        int at = bucket - top + BUCKETS - 1;
        if (at >= 0) {
            counts[at]++;
        }
    }

    private void shift(int by) {
        if (by >= BUCKETS) {
            Arrays.fill(counts, 0);
            return;
        }
        System.arraycopy(counts, by, counts, 0, BUCKETS - by);
        Arrays.fill(counts, BUCKETS - by, BUCKETS, 0);
    }

    private void halve() {
        seen /= 2;
        for (int i = 0; i < BUCKETS; i++) {
            counts[i] /= 2;
        }
    }

    private static int bucket(double size) {
        return (int) (Double.doubleToRawLongBits(size) >>> BITS_BELOW_A_BUCKET);
    }

    private double lowerEdge(int at) {
        return Double.longBitsToDouble((long) (at + top - BUCKETS + 1) << BITS_BELOW_A_BUCKET);
    }
}
