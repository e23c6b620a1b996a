// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Locale;

/**
 * A limit that somebody knows: an alarm once so many values in a row are beyond it, until so many in a row are back on the good side of the
 * level at which it clears, which lies apart so that a value at the limit does not flap.
 */
public final class ThresholdDetector implements SeriesDetector {

    private static final int IN_A_ROW = 3;

    private final boolean above;
    private final double limit;
    private final double clear;
    private final int inARow;
    private double newest;
    private int beyond;
    private int back;
    private boolean alarm;
    private boolean gap = true;

    private ThresholdDetector(boolean above, double limit, double clear, int inARow) {
        if (!SeriesDetector.isValue(limit) || !SeriesDetector.isValue(clear)) {
            throw new IllegalArgumentException(
                    "threshold: limit and level to clear at must be numbers, got %s and %s".formatted(limit, clear));
        }
        if (above ? clear > limit : clear < limit) {
            throw new IllegalArgumentException(
                    "threshold: the level to clear at must be on the good side of the limit %s, got %s"
                            .formatted(limit, clear));
        }
        if (inARow < 1) {
            throw new IllegalArgumentException("threshold: values in a row must be at least 1, got " + inARow);
        }
        this.above = above;
        this.limit = limit;
        this.clear = clear;
        this.inARow = inARow;
    }

    /** An alarm when three values in a row are above the limit, cleared by three in a row that are not. */
    public static ThresholdDetector above(double limit) {
        return new ThresholdDetector(true, limit, limit, IN_A_ROW);
    }

    /** An alarm when three values in a row are below the limit, cleared by three in a row that are not. */
    public static ThresholdDetector below(double limit) {
        return new ThresholdDetector(false, limit, limit, IN_A_ROW);
    }

    /**
     * The same, cleared at this level.
     *
     * @throws IllegalArgumentException if it is on the wrong side of the limit
     */
    public ThresholdDetector clearingAt(double level) {
        return new ThresholdDetector(above, limit, level, inARow);
    }

    /**
     * The same with another number of values in a row, for the alarm and for its end.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public ThresholdDetector afterInARow(int values) {
        return new ThresholdDetector(above, limit, clear, values);
    }

    @Override
    public void take(long epochSecond, double value) {
        gap = !SeriesDetector.isValue(value);
        if (gap) {
            return;
        }
        newest = value;
        beyond = isBeyond(value, limit) ? Math.min(beyond + 1, inARow) : 0;
        back = isBeyond(value, clear) ? 0 : Math.min(back + 1, inARow);
        alarm = alarm ? back < inARow : beyond == inARow;
    }

    private boolean isBeyond(double value, double level) {
        return above ? value > level : value < level;
    }

    /** The share of the values in a row that are beyond; 1 during an alarm. */
    @Override
    public double score() {
        return isAlarm() ? 1 : gap ? 0 : (double) beyond / inARow;
    }

    @Override
    public boolean isAlarm() {
        return alarm && !gap;
    }

    @Override
    public String explanation() {
        return score() == 0
                ? "nothing unusual"
                : String.format(
                        Locale.ROOT, "%.4g, the limit is %s %.4g", newest, above ? "at most" : "at least", limit);
    }
}
