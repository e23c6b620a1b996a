// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Arrays;

/** One quantile of a stream in constant space: the P² algorithm (R. Jain and I. Chlamtac, 1985), five markers moved along parabolas. */
final class QuantileSketch {

    private static final int MARKERS = 5;

    private final double share;
    private final double[] heights = new double[MARKERS];
    private final double[] places = new double[MARKERS];
    private final double[] wanted = new double[MARKERS];
    private int seen;

    /** @param share between 0 and 1, both excluded */
    QuantileSketch(double share) {
        this.share = share;
    }

    int seen() {
        return seen;
    }

    /** This one, empty. */
    QuantileSketch cleared() {
        seen = 0;
        return this;
    }

    void add(double value) {
        if (seen < MARKERS) {
            heights[seen++] = value;
            Arrays.sort(heights, 0, seen);
            if (seen == MARKERS) {
                settle();
            }
            return;
        }
        seen = Math.min(seen + 1, Integer.MAX_VALUE - 1);
        count(value);
        for (int i = 1; i < MARKERS - 1; i++) {
            move(i);
        }
    }

    private void settle() {
        for (int i = 0; i < MARKERS; i++) {
            places[i] = i + 1;
        }
        wanted[0] = 1;
        wanted[1] = 1 + 2 * share;
        wanted[2] = 1 + 4 * share;
        wanted[3] = 3 + 2 * share;
        wanted[4] = MARKERS;
    }

    private void count(double value) {
        heights[0] = Math.min(heights[0], value);
        heights[MARKERS - 1] = Math.max(heights[MARKERS - 1], value);
        for (int i = 1; i < MARKERS; i++) {
            if (i == MARKERS - 1 || value < heights[i]) {
                places[i]++;
            }
        }
        wanted[1] += share / 2;
        wanted[2] += share;
        wanted[3] += (1 + share) / 2;
        wanted[4]++;
    }

    private void move(int i) {
        double off = wanted[i] - places[i];
        boolean up = off >= 1 && places[i + 1] - places[i] > 1;
        boolean down = off <= -1 && places[i - 1] - places[i] < -1;
        if (!up && !down) {
            return;
        }
        int step = up ? 1 : -1;
        double height = parabola(i, step);
        heights[i] = heights[i - 1] < height && height < heights[i + 1] ? height : line(i, step);
        places[i] += step;
    }

    private double parabola(int i, int step) {
        double left = places[i] - places[i - 1];
        double right = places[i + 1] - places[i];
        return heights[i]
                + step
                        / (left + right)
                        * ((left + step) * (heights[i + 1] - heights[i]) / right
                                + (right - step) * (heights[i] - heights[i - 1]) / left);
    }

    private double line(int i, int step) {
        return heights[i] + step * (heights[i + step] - heights[i]) / (places[i + step] - places[i]);
    }

    /** The estimate; of fewer than five values the one in the middle. */
    double value() {
        return seen < MARKERS ? heights[seen / 2] : heights[MARKERS / 2];
    }
}
