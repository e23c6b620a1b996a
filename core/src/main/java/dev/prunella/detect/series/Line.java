// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Arrays;

/**
 * The line through the low values of some slots whose slope is the median of the slopes between all pairs (Theil 1950, Sen 1968), and the
 * slopes between which nine in ten of those pairs lie. Sen's own interval of the median would be right for slots that know nothing of each
 * other; in running systems it is far too narrow. There is one line a detector, drawn anew, since it is drawn while values come in.
 */
final class Line {

    private static final double LEFT_OUT_AT_EACH_END = 0.05;

    /** Of the whole, from the middle of the last third to its end: a sixth, less something for what flattens. */
    private static final double SINCE_THE_LAST_THIRD = 1 / 8.0;

    /** Of what the whole has grown. */
    private static final double MOST_BELOW_THE_TOP = 0.2;

    private final float[] slopes = new float[Slots.MOST * (Slots.MOST - 1) / 2];
    private final float[] times = new float[Slots.MOST];
    private final float[] residuals = new float[Slots.MOST];
    private float slope;
    private float least;
    private float most;
    private float low;
    private float spread;
    private float latest;
    private float rise;

    /** Draws it; false if no time passes, so that there is none. */
    boolean through(Slots slots) {
        int count = slots.count();
        float time = 0;
        for (int age = 0; age < count; age++) {
            times[age] = time;
            time -= slots.seconds(age);
        }
        int pairs = pairs(slots);
        if (pairs == 0) {
            return false;
        }
        Arrays.sort(slopes, 0, pairs);
        slope = slopes[pairs / 2];
        least = slopes[(int) (LEFT_OUT_AT_EACH_END * pairs)];
        most = slopes[(int) ((1 - LEFT_OUT_AT_EACH_END) * pairs)];
        low = medianLow(slots);
        spread = medianSpread(slots);
        latest = medianLow(slots, 0, count / 3);
        rise = latest - medianLow(slots, count - count / 3, count);
        return true;
    }

    private int pairs(Slots slots) {
        int pairs = 0;
        for (int later = 0; later < slots.count(); later++) {
            for (int earlier = later + 1; earlier < slots.count(); earlier++) {
                float apart = times[later] - times[earlier];
                if (apart > 0) {
                    slopes[pairs++] = (slots.low(later) - slots.low(earlier)) / apart;
                }
            }
        }
        return pairs;
    }

    private float medianLow(Slots slots) {
        for (int age = 0; age < slots.count(); age++) {
            residuals[age] = slots.low(age) - slope * times[age];
        }
        return medianResidual(slots.count());
    }

    private float medianLow(Slots slots, int from, int to) {
        for (int age = from; age < to; age++) {
            residuals[age - from] = slots.low(age);
        }
        return medianResidual(to - from);
    }

    private float medianSpread(Slots slots) {
        for (int age = 0; age < slots.count(); age++) {
            residuals[age] = slots.high(age) - slots.low(age);
        }
        return medianResidual(slots.count());
    }

    private float medianResidual(int count) {
        Arrays.sort(residuals, 0, count);
        return residuals[count / 2];
    }

    /** The share of the room a second. */
    double slope() {
        return slope;
    }

    /** One in twenty pairs has a lesser slope. */
    double least() {
        return least;
    }

    /** One in twenty pairs has a larger slope. */
    double most() {
        return most;
    }

    /** Where the high values are now if those of the last third went on by this line: a surge at the very end is not in it. */
    double highByLastThird(Slots slots) {
        return latest + spread + SINCE_THE_LAST_THIRD * slope * slots.seconds();
    }

    /** Whether the newest slots are no lower than the last third of all, and not far below its top: what jumps and fades does not go on. */
    boolean goesOn(Slots slots) {
        float now = Math.max(slots.low(0), slots.low(1));
        return now >= latest && now >= top(slots) - MOST_BELOW_THE_TOP * slope * slots.seconds();
    }

    private static float top(Slots slots) {
        float top = slots.low(0);
        for (int age = 1; age < slots.count() / 3; age++) {
            top = Math.max(top, slots.low(age));
        }
        return top;
    }

    /** By how much the median of the last third of the slots is above that of the first, whatever the line. */
    double rise() {
        return rise;
    }

    /** Where the high values are now, by this line. */
    double high() {
        return low + spread;
    }
}
