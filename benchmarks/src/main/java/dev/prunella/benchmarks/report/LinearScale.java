// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

/**
 * Puts figures on a line, each unit as long as the next.
 *
 * @param least at the left end
 * @param most at the right end
 * @param left where the left end is
 * @param width of the line
 */
record LinearScale(double least, double most, double left, double width) implements Scale {

    @Override
    public double at(double value) {
        double clamped = Math.min(most, Math.max(least, value));
        return left + width * (clamped - least) / (most - least);
    }

    @Override
    public double right() {
        return left + width;
    }
}
