// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * Learns the period of a series from its correlation with itself some values earlier. The past is kept in 256 slots, each of them twice as
 * long whenever they are full. One lag is looked at with every fourth value, so that no value costs much. A period is where the
 * correlation has a peak of at least a half behind a trough where there is none; of several that are nearly as good, the shortest; and it is measured over as many
 * repetitions as there were. While none is found the memory grows longer and coarser; with eight repetitions in it, it is long enough.
 */
final class PeriodFinder {

    private static final int SLOTS = 256;
    private static final int FEWEST = 64;
    private static final int SHORTEST = 3;

    private static final int VALUES_A_LAG = 4;

    /** So many repetitions in the slots are enough. */
    private static final int ENOUGH = 8;

    private static final double LEAST_PEAK = 0.5;
    private static final double MOST_TROUGH = 0.1;
    private static final double NEARLY = 0.9;
    private static final double SAME = 0.1;

    private final float[] slots = new float[SLOTS];
    private final float[] correlation = new float[SLOTS / 2 + 2];
    private double origin;
    private int width;
    private int filled;
    private double sum;
    private int inSlot;
    private int length;
    private int lag;
    private int pause;
    private double mean;
    private double variance;
    private double candidate;
    private double period;

    /** How many values a period has; 0 as long as none is known. */
    double values() {
        return period;
    }

    void take(double value) {
        if (width == 0) {
            width = 1;
            origin = value;
        }
        sum += value - origin;
        if (++inSlot == width) {
            close();
        }
        if (++pause % VALUES_A_LAG == 0) {
            pause = 0;
            search();
        }
    }

    private void search() {
        if (lag == 0) {
            begin();
        } else {
            look();
        }
    }

    private void close() {
        if (filled == SLOTS) {
            lag = 0;
            filled = SLOTS / 2;
            if (period == 0 || width * SLOTS < ENOUGH * period) {
                joinSlots();
                return; // this slot is half of a longer one
            }
            System.arraycopy(slots, SLOTS / 2, slots, 0, SLOTS / 2); // a longer memory would only be a coarser one
        }
        slots[filled++] = (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, sum / inSlot));
        sum = 0;
        inSlot = 0;
    }

    private void joinSlots() {
        for (int i = 0; i < SLOTS / 2; i++) {
            slots[i] = (slots[2 * i] + slots[2 * i + 1]) / 2;
        }
        width *= 2;
    }

    private void begin() {
        if (filled < FEWEST) {
            return;
        }
        length = filled;
        mean = 0;
        for (int i = 0; i < length; i++) {
            mean += slots[i] / length;
        }
        variance = 0;
        for (int i = 0; i < length; i++) {
            variance += (slots[i] - mean) * (slots[i] - mean) / length;
        }
        lag = variance > 0 ? 1 : 0;
    }

    private void look() {
        double together = 0;
        for (int i = lag; i < length; i++) {
            together += (slots[i] - mean) * (slots[i - lag] - mean);
        }
        correlation[lag] = (float) (together / (length - lag) / variance);
        if (++lag > length / 2) {
            conclude();
            lag = 0;
        }
    }

    /** Chance seldom finds the same one twice. */
    private void conclude() {
        double found = found();
        period = Math.abs(found - candidate) <= SAME * candidate ? found : 0;
        candidate = found;
    }

    private double found() {
        int highest = highestPeak();
        if (highest == 0) {
            return 0;
        }
        double base = refined(firstPeak(NEARLY * correlation[highest], highest));
        int times = (int) ((length / 2 - 1) / base);
        int far = times > 1 ? highestNear((int) Math.round(base * times), base) : 0;
        return width * (far == 0 ? base : refined(far) / times);
    }

    /** 0 if there is none that counts. */
    private int highestPeak() {
        int highest = 0;
        double trough = correlation[1];
        for (int i = SHORTEST; i < length / 2; i++) {
            trough = Math.min(trough, correlation[i]);
            boolean counts = correlation[i] >= LEAST_PEAK && trough <= MOST_TROUGH;
            if (counts && isPeak(i) && (highest == 0 || correlation[i] > correlation[highest])) {
                highest = i;
            }
        }
        return highest;
    }

    private int firstPeak(double least, int highest) {
        for (int i = SHORTEST; i < highest; i++) {
            if (isPeak(i) && correlation[i] >= least) {
                return i;
            }
        }
        return highest;
    }

    private boolean isPeak(int i) {
        return correlation[i] >= correlation[i - 1] && correlation[i] >= correlation[i + 1];
    }

    private int highestNear(int middle, double base) {
        int reach = Math.max(1, (int) (base / 4));
        int highest = 0;
        for (int i = Math.max(SHORTEST, middle - reach); i <= Math.min(length / 2 - 1, middle + reach); i++) {
            if (isPeak(i) && (highest == 0 || correlation[i] > correlation[highest])) {
                highest = i;
            }
        }
        return highest;
    }

    /** The top of the parabola through a peak and its neighbours. */
    private double refined(int peak) {
        double left = correlation[peak - 1];
        double right = correlation[peak + 1];
        double bend = left - 2 * correlation[peak] + right;
        return bend >= 0 ? peak : peak + (left - right) / (2 * bend);
    }
}
