// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * The newest slots of one length of a series: of each its low and its high value and how long it lasted. Whether they grow is counted along
 * with them: the statistic of Mann (1945) and Kendall, the pairs of which the later one is higher less those of which it is lower.
 */
final class Slots {

    /** How many are kept. */
    static final int MOST = 24;

    private final float[] lows = new float[MOST];
    private final float[] highs = new float[MOST];
    private final float[] seconds = new float[MOST];
    private int newest = MOST - 1;
    private int count;
    private int rising;

    /** One more; the oldest is forgotten if there is no room. Costs a pass over the slots. */
    void add(float low, float high, float lasted) {
        newest = newest + 1 == MOST ? 0 : newest + 1;
        if (count == MOST) {
            rising -= signs(lows[newest]);
        } else {
            count++;
        }
        lows[newest] = low;
        highs[newest] = high;
        seconds[newest] = lasted;
        rising -= signs(low);
    }

    /** How many of the slots are higher than this, less those that are lower. */
    private int signs(float low) {
        int higher = 0;
        for (int i = 0; i < count; i++) {
            higher += (lows[i] > low ? 1 : 0) - (lows[i] < low ? 1 : 0);
        }
        return higher;
    }

    int count() {
        return count;
    }

    /** The low value of a slot; 0 is the newest. */
    float low(int age) {
        return lows[at(age)];
    }

    /** The high value of a slot; 0 is the newest. */
    float high(int age) {
        return highs[at(age)];
    }

    /** How long a slot lasted; 0 is the newest. */
    float seconds(int age) {
        return seconds[at(age)];
    }

    /** How long all of them lasted. */
    double seconds() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += seconds[i];
        }
        return sum;
    }

    private int at(int age) {
        int at = newest - age;
        return at < 0 ? at + MOST : at;
    }

    /**
     * How sure it is that they grow, in standard deviations of what chance would give; negative if they fall. Equal slots are counted as
     * chance, which errs on the safe side.
     */
    double sureness() {
        double n = count;
        double deviation = Math.sqrt(n * (n - 1) * (2 * n + 5) / 18);
        return count < 2 ? 0 : (rising - Math.signum(rising)) / deviation;
    }

    /** How consistently they grow, from -1 to 1: the same count as a share of all pairs, which is Kendall's tau. */
    double consistency() {
        return count < 2 ? 0 : rising / (count * (count - 1) / 2.0);
    }
}
