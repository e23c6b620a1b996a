// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/**
 * A series at several scales: slots of four values, slots of four of those, and so on, of each scale the newest two dozen. A slot keeps the
 * second lowest and the second highest of its four, so that one spike or dip in four leaves no mark; over the scales they settle at the
 * 23rd and the 77th percentile.
 */
final class Pyramid {

    /** Of these scales the shortest looks back over some hundred values, and the longest over a hundred thousand. */
    static final int SCALES = 6;

    private static final int IN_A_SLOT = 4;

    private final Slots[] scales = new Slots[SCALES];
    private final float[] values = new float[IN_A_SLOT];
    private double seconds;
    private long taken;

    Pyramid() {
        for (int i = 0; i < SCALES; i++) {
            scales[i] = new Slots();
        }
    }

    /**
     * Takes a value.
     *
     * @param passed the seconds since the one before
     * @return how many scales have a new slot now, from the shortest on
     */
    int add(float value, double passed) {
        seconds += passed;
        values[(int) (taken % IN_A_SLOT)] = value;
        taken++;
        if (taken % IN_A_SLOT != 0) {
            return 0;
        }
        scales[0].add(
                secondLowest(values[0], values[1], values[2], values[3]),
                secondHighest(values[0], values[1], values[2], values[3]),
                (float) seconds);
        seconds = 0;
        return 1 + summarise();
    }

    private int summarise() {
        int scale = 1;
        for (long slots = taken / IN_A_SLOT; scale < SCALES && slots % IN_A_SLOT == 0; slots /= IN_A_SLOT) {
            Slots below = scales[scale - 1];
            scales[scale].add(
                    secondLowest(below.low(0), below.low(1), below.low(2), below.low(3)),
                    secondHighest(below.high(0), below.high(1), below.high(2), below.high(3)),
                    below.seconds(0) + below.seconds(1) + below.seconds(2) + below.seconds(3));
            scale++;
        }
        return scale - 1;
    }

    /** Lets time pass without a value. */
    void pass(double passed) {
        seconds += passed;
    }

    /** The slots of a scale; 0 is the shortest. */
    Slots at(int scale) {
        return scales[scale];
    }

    private static float secondLowest(float a, float b, float c, float d) {
        return Math.min(oneInTheMiddle(a, b, c, d), otherInTheMiddle(a, b, c, d));
    }

    private static float secondHighest(float a, float b, float c, float d) {
        return Math.max(oneInTheMiddle(a, b, c, d), otherInTheMiddle(a, b, c, d));
    }

    private static float oneInTheMiddle(float a, float b, float c, float d) {
        return Math.max(Math.min(a, b), Math.min(c, d));
    }

    private static float otherInTheMiddle(float a, float b, float c, float d) {
        return Math.min(Math.max(a, b), Math.max(c, d));
    }
}
