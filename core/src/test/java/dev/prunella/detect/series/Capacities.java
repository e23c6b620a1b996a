// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.SplittableRandom;

/** How much there is of a resource: connections of a pool, threads, open files, bytes. */
final class Capacities {

    private static final double[] ALL = {50, 100, 1000, 65_536, 1e9};

    private Capacities() {}

    static double drawn(SplittableRandom random) {
        return ALL[random.nextInt(ALL.length)];
    }

    /** A share as a whole number; NaN stays NaN. */
    static double whole(double share, double capacity) {
        return Math.rint(share * capacity);
    }
}
