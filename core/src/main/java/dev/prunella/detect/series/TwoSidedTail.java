// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/** One view of a series: how surprising a residual is, up or down, among all residuals of this view before it. */
final class TwoSidedTail {

    private final TailSketch up = new TailSketch();
    private final TailSketch down = new TailSketch();

    /**
     * The decades of surprise of this residual, which is then remembered.
     *
     * @param deadband what the series wanders normally: deviations within it are no surprise, however rare
     */
    double surprise(double residual, double deadband) {
        double above = Math.max(0, residual - deadband);
        double below = Math.max(0, -residual - deadband);
        double decades = Math.max(up.decades(above), down.decades(below));
        up.add(above);
        down.add(below);
        return decades;
    }
}
