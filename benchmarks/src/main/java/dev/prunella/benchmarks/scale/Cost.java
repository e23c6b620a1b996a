// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

/**
 * What one trial has shown.
 *
 * @param core share of one core, 1 for all of it
 * @param looksPerThing how many looks each thing had a second
 * @param lateMedian in milliseconds
 * @param lateMost99 what 99 of 100 looks stayed below, in milliseconds
 * @param lateMost in milliseconds
 * @param heap bytes a thing beyond its description
 * @param description bytes a thing of what the application describes
 * @param beginning seconds until all were begun
 */
record Cost(
        double core,
        double looksPerThing,
        double lateMedian,
        double lateMost99,
        double lateMost,
        double heap,
        double description,
        double beginning) {

    private static final String KEY = "cost";

    /** As a line that {@link #parse} reads. */
    String line() {
        return Line.of(KEY, core, looksPerThing, lateMedian, lateMost99, lateMost, heap, description, beginning);
    }

    static Cost parse(String line) {
        double[] v = Line.parse(KEY, line, 8);
        return new Cost(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7]);
    }

    /** CPU time of one look, in microseconds. */
    double microsPerLook(int things) {
        return core * 1e6 / (looksPerThing * things);
    }
}
