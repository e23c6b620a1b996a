// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/** All views of one series from its first value on, and what they have in common: where the series is, and how far it wanders normally. */
final class Views {

    private static final double MEMORY = 2_000;
    private static final double RATE_OF_LAST = 0.3;
    private static final int SHORT = 12;
    private static final int LONG = 144;

    /** In mean absolute deviations; with a bell curve that is one standard deviation. */
    private static final double NORMAL_WANDER = 1.25;

    /** It speaks once, where all others speak with each value of an incident and together. */
    private static final double WEIGHT_OF_STUCK = 2;

    private final double[] decades = new double[View.values().length];
    private final TwoSidedTail point = new TwoSidedTail();
    private final TwoSidedTail season = new TwoSidedTail();
    private final Level shortLevel;
    private final Level longLevel;
    private final Level seasonLevel = new Level(SHORT, 0);
    private final SeasonProfile profile;
    private final NewRange range;
    private final StuckValue stuck;
    private long seen = 1;
    private double centre;
    private double last;
    private double deviation;

    Views(long epochSecond, double value) {
        shortLevel = new Level(SHORT, value);
        longLevel = new Level(LONG, value);
        profile = new SeasonProfile(epochSecond, value);
        range = new NewRange(value);
        stuck = new StuckValue(value);
        centre = value;
        last = value;
    }

    /** How many values there were. */
    long seen() {
        return seen;
    }

    /** The decades of one view, of the newest value. */
    double of(View view) {
        return decades[view.ordinal()];
    }

    /** The decades of the view that is most surprised by the newest value. */
    double most() {
        double most = 0;
        for (double each : decades) {
            most = Math.max(most, each);
        }
        return most;
    }

    /** Compares this value with all before it, remembers it, and returns the sum of decades. */
    double surprise(long epochSecond, double value) {
        seen++;
        double rate = Math.max(1 / MEMORY, 1.0 / seen);
        double off = Math.abs(value - centre);
        deviation += rate * (off - deviation);
        double deadband = NORMAL_WANDER * deviation;
        decades[View.POINT.ordinal()] = point.surprise(value - last, deadband);
        decades[View.LEVEL.ordinal()] = shortLevel.surprise(value, centre, deviation, deadband);
        decades[View.LONG_LEVEL.ordinal()] = longLevel.surprise(value, centre, deviation, deadband);
        bySeason(epochSecond, value, off, rate, deadband);
        decades[View.RANGE.ordinal()] = range.surprise(value, centre, seen);
        decades[View.STUCK.ordinal()] = stuck.surprise(value, seen);
        centre += rate * (value - centre);
        last += RATE_OF_LAST * (value - last);
        return sum();
    }

    private double sum() {
        double sum = (WEIGHT_OF_STUCK - 1) * of(View.STUCK);
        for (double each : decades) {
            sum += each;
        }
        return sum;
    }

    private void bySeason(long epochSecond, double value, double off, double rate, double deadband) {
        double ofPoint = 0;
        double ofLevel = 0;
        if (profile.compare(epochSecond, value, off, rate)) {
            ofPoint = season.surprise(profile.residual(), deadband);
            ofLevel = seasonLevel.surprise(profile.residual(), 0, deviation, deadband);
        }
        decades[View.SEASON.ordinal()] = profile.votes() ? ofPoint : 0;
        decades[View.SEASON_LEVEL.ordinal()] = profile.votes() ? ofLevel : 0;
        profile.learn(epochSecond, value);
    }
}
