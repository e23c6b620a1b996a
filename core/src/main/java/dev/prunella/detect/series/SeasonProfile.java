// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * What is usual at this half hour of the day and at this hour of the week, in UTC, and whether knowing it helps: a profile that does not
 * explain the series has no vote. A slot follows the series with a memory of sixty days, or thirty weeks.
 */
final class SeasonProfile {

    private static final int DAY = 86_400;
    private static final Cycle DAYS = new Cycle(1_800, 48, 1 / 60.0);
    private static final Cycle WEEKS = new Cycle(3_600, 168, 1 / 30.0);
    private static final long LEARNT_DAYS_AFTER = 3 * DAY;
    private static final long LEARNT_WEEKS_AFTER = 14 * DAY;

    /** The share of the deviations that a profile may leave unexplained and still have a vote. */
    private static final double SKILL = 0.6;

    private final long beginning;
    private final double origin;
    private final float[] days = new float[DAYS.count];
    private final byte[] daysSeen = new byte[DAYS.count];
    private final float[] weeks = new float[WEEKS.count];
    private final byte[] weeksSeen = new byte[WEEKS.count];
    private double errorOfDays;
    private double errorOfWeeks;
    private double errorWithout;
    private double residual;
    private boolean votes;

    /** A day or a week as a ring of slots. */
    private record Cycle(int seconds, int count, double leastRate) {

        private static final int MOST_SEEN = 120;

        int at(long epochSecond) {
            return (int) Math.floorMod(Math.floorDiv(epochSecond, seconds), (long) count);
        }

        void learn(float[] means, byte[] seen, int at, double value) {
            seen[at] = (byte) Math.min(seen[at] + 1, MOST_SEEN);
            double rate = Math.max(leastRate, 1.0 / seen[at]);
            double mean = means[at] + rate * (value - means[at]);
            means[at] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, mean));
        }
    }

    /** The first value gives the origin, so that small changes of a large number are not lost. */
    SeasonProfile(long epochSecond, double value) {
        beginning = epochSecond;
        origin = value;
        learn(epochSecond, value);
    }

    /**
     * Compares a value with what is usual at this time, before it is learnt.
     *
     * @param plain how far the value is off without any season
     * @param rate how fast the errors forget
     * @return whether this time was seen before and the profiles are old enough: the residual counts
     */
    boolean compare(long epochSecond, double value, double plain, double rate) {
        int day = DAYS.at(epochSecond);
        votes = false;
        if (daysSeen[day] == 0) {
            return false;
        }
        residual = value - origin - days[day];
        errorOfDays += rate * (Math.abs(residual) - errorOfDays);
        errorWithout += rate * (plain - errorWithout);
        double error = preferWeek(epochSecond, value, rate) ? errorOfWeeks : errorOfDays;
        votes = epochSecond - beginning > LEARNT_DAYS_AFTER && error < SKILL * errorWithout;
        return epochSecond - beginning > LEARNT_DAYS_AFTER;
    }

    private boolean preferWeek(long epochSecond, double value, double rate) {
        int week = WEEKS.at(epochSecond);
        if (weeksSeen[week] == 0) {
            return false;
        }
        double ofWeek = value - origin - weeks[week];
        errorOfWeeks += rate * (Math.abs(ofWeek) - errorOfWeeks);
        if (epochSecond - beginning <= LEARNT_WEEKS_AFTER || errorOfWeeks >= errorOfDays) {
            return false;
        }
        residual = ofWeek;
        return true;
    }

    /** The newest value above what is usual at its time. */
    double residual() {
        return residual;
    }

    /** Whether the profile is worth listening to. */
    boolean votes() {
        return votes;
    }

    void learn(long epochSecond, double value) {
        DAYS.learn(days, daysSeen, DAYS.at(epochSecond), value - origin);
        WEEKS.learn(weeks, weeksSeen, WEEKS.at(epochSecond), value - origin);
    }
}
