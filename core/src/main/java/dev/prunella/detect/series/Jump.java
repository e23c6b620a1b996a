// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

/** Whether one jump explains some slots better than a line does, both fitted by least squares: a deployment jumps, a leak grows. */
final class Jump {

    private Jump() {}

    static boolean explains(Slots slots) {
        double mean = mean(slots, 0, slots.count());
        double explainedByLine = explainedByLine(slots, mean);
        double before = 0;
        for (int age = 0; age < slots.count() - 1; age++) {
            before += slots.low(age) - mean;
            double newer = age + 1.0;
            double older = slots.count() - newer;
            if (before * before * (1 / newer + 1 / older) > explainedByLine) {
                return true;
            }
        }
        return false;
    }

    /** The squares that the best line takes away. */
    private static double explainedByLine(Slots slots, double mean) {
        double meanTime = 0;
        double time = 0;
        for (int age = 0; age < slots.count(); age++) {
            meanTime -= time / slots.count();
            time += slots.seconds(age);
        }
        double products = 0;
        double squares = 0;
        time = 0;
        for (int age = 0; age < slots.count(); age++) {
            double off = -time - meanTime;
            products += off * (slots.low(age) - mean);
            squares += off * off;
            time += slots.seconds(age);
        }
        return squares == 0 ? 0 : products * products / squares;
    }

    private static double mean(Slots slots, int from, int to) {
        double sum = 0;
        for (int age = from; age < to; age++) {
            sum += slots.low(age);
        }
        return sum / (to - from);
    }
}
