// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Arrays;
import java.util.Locale;

/**
 * What is unlike the same moment of earlier periods, whatever the period is: it is learnt, as long as a series repeats itself. A level and up
 * to 48 slots of a season are smoothed as by Holt and Winters (P. R. Winters, 1960; additive, without trend), and the value is an alarm at
 * six robust standard deviations of what they leave. Without a period, and for two periods once one is known, the score is 0. Gaps count as
 * values, so that the season stays in step; the values come at a regular pace.
 */
public final class SeasonalDetector implements SeriesDetector {

    private static final int MOST_SLOTS = 48;
    private static final double RATE_OF_LEVEL = 0.02;
    private static final double LEAST_RATE_OF_SLOT = 0.2;
    private static final double SAME_PERIOD = 0.05;

    private final PeriodFinder finder = new PeriodFinder();
    private final Baseline errors = new Baseline();
    private final SigmaAlarm alarm = new SigmaAlarm();
    private final float[] season = new float[MOST_SLOTS];
    private final byte[] seen = new byte[MOST_SLOTS];
    private double last;
    private boolean begun;
    private double level;
    private double period;
    private double phase;
    private double age;
    private double expected;

    /** A detector that has seen nothing. */
    public SeasonalDetector() {}

    /** How many values the learnt period has; 0 as long as none is known. */
    public double period() {
        return period;
    }

    @Override
    public void take(long epochSecond, double value) {
        alarm.seeNothing();
        boolean gap = !SeriesDetector.isValue(value);
        if (gap && !begun) {
            return;
        }
        if (!begun) {
            begun = true;
            level = value;
        }
        last = gap ? last : value;
        finder.take(last);
        follow(finder.values());
        if (period > 0) {
            step(gap);
        }
    }

    /** Another period begins a season from nothing; the same one, measured better, does not. */
    private void follow(double found) {
        if (Math.abs(found - period) <= SAME_PERIOD * period) {
            period = found;
            return;
        }
        period = found;
        phase = 0;
        age = 0;
        level = last;
        alarm.forget();
        Arrays.fill(season, 0);
        Arrays.fill(seen, (byte) 0);
        errors.clear();
    }

    private void step(boolean gap) {
        int slots = (int) Math.max(1, Math.min(MOST_SLOTS, period));
        int slot = Math.min(slots - 1, (int) (phase * slots));
        phase += 1 / period;
        phase -= Math.floor(phase);
        if (!gap) {
            judge(slot, slots);
            learn(slot);
        }
        age += 1 / period;
    }

    /** What is usual a slot earlier or later is usual: an edge of the season need not come on the dot. */
    private void judge(int slot, int slots) {
        double before = season[(slot + slots - 1) % slots];
        double after = season[(slot + 1) % slots];
        double least = level + Math.min(season[slot], Math.min(before, after));
        double most = level + Math.max(season[slot], Math.max(before, after));
        expected = Math.max(least, Math.min(most, last));
        if (age >= 2 && errors.isKnown()) {
            alarm.see(errors.sigmas(last - expected));
        }
        if (age >= 1) {
            errors.learn(last - level - season[slot]);
        }
    }

    /** An outlier moves level and season no more than what is usual would. */
    private void learn(int slot) {
        double usual = (last - level - season[slot]) * alarm.usualShare();
        level += RATE_OF_LEVEL * usual;
        seen[slot] = (byte) Math.min(seen[slot] + 1, Byte.MAX_VALUE);
        season[slot] += (float) (Math.max(LEAST_RATE_OF_SLOT, 1.0 / seen[slot]) * usual);
    }

    /** A half at six standard deviations. */
    @Override
    public double score() {
        return alarm.score();
    }

    @Override
    public boolean isAlarm() {
        return alarm.isAlarm();
    }

    @Override
    public String explanation() {
        return alarm.isUsual()
                ? "nothing unusual"
                : String.format(
                        Locale.ROOT,
                        "%.4g, at this moment of a period of %.0f values it is %.4g: %.1f robust standard deviations",
                        last,
                        period,
                        expected,
                        Math.abs(alarm.sigmas()));
    }
}
