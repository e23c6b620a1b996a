// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.List;

/** All views of one series from its first value on, and what they have in common: where the series is, and how far it wanders normally. */
final class Views {

    private static final double MEMORY = 2_000;
    private static final double RATE_OF_LAST = 0.3;
    private static final int SHORT = 12;
    private static final int LONG = 200;

    /** In mean absolute deviations; with a bell curve that is one standard deviation. */
    private static final double NORMAL_WANDER = 1.25;

    /** It speaks once, where all others speak with each value of an incident and together. */
    private static final double WEIGHT_OF_STUCK = 2;

    private final Opinion ofPoint = new Opinion("it has jumped");
    private final Opinion ofLevel = new Opinion("its level has shifted");
    private final Opinion ofLongLevel = new Opinion("its level over a long time has shifted");
    private final Opinion ofSeason = new Opinion("it is unlike other days at this time");
    private final Opinion ofSeasonLevel = new Opinion("its level is unlike other days at this time");
    private final Opinion ofRange = new Opinion("it is out of its range so far");
    private final Opinion ofStuck = new Opinion("it stands still for longer than it ever did");
    private final List<Opinion> all = List.of(ofPoint, ofLevel, ofLongLevel, ofSeason, ofSeasonLevel, ofRange, ofStuck);
    private final TwoSidedTail point = new TwoSidedTail();
    private final TwoSidedTail season = new TwoSidedTail();
    private final Level shortLevel;
    private final Level longLevel;
    private final Level seasonLevel = new Level(SHORT, 0);
    private final Pace pace = new Pace();
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
        pace.take(epochSecond);
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

    /** What each view says of the newest value. */
    List<Opinion> opinions() {
        return all;
    }

    Pace pace() {
        return pace;
    }

    /** The decades of the view that is most surprised by the newest value. */
    double most() {
        double most = 0;
        for (int i = 0; i < all.size(); i++) { // no iterator
            most = Math.max(most, all.get(i).decades());
        }
        return most;
    }

    /** Compares this value with all before it, remembers it, and returns the sum of decades. */
    double surprise(long epochSecond, double value) {
        seen++;
        pace.take(epochSecond);
        double rate = Math.max(1 / pace.of(MEMORY), 1.0 / seen);
        double off = Math.abs(value - centre);
        deviation += rate * (off - deviation);
        double deadband = NORMAL_WANDER * deviation;
        ofPoint.set(point.surprise(value - last, deadband));
        ofLevel.set(shortLevel.surprise(value, centre, deviation, deadband, pace));
        ofLongLevel.set(longLevel.surprise(value, centre, deviation, deadband, pace));
        bySeason(epochSecond, value, off, rate, deadband);
        ofRange.set(range.surprise(value, centre, seen));
        ofStuck.set(stuck.surprise(value, seen, pace));
        centre += rate * (value - centre);
        last += RATE_OF_LAST * (value - last);
        return sum();
    }

    private double sum() {
        double sum = (WEIGHT_OF_STUCK - 1) * ofStuck.decades();
        for (int i = 0; i < all.size(); i++) {
            sum += all.get(i).decades();
        }
        return sum;
    }

    private void bySeason(long epochSecond, double value, double off, double rate, double deadband) {
        double atPoint = 0;
        double atLevel = 0;
        if (profile.compare(epochSecond, value, off, rate)) {
            atPoint = season.surprise(profile.residual(), deadband);
            atLevel = seasonLevel.surprise(profile.residual(), 0, deviation, deadband, pace);
        }
        ofSeason.set(profile.votes() ? atPoint : 0);
        ofSeasonLevel.set(profile.votes() ? atLevel : 0);
        profile.learn(epochSecond, value);
    }
}
