// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Days of a service with nothing wrong, seen by a detector that is new on the first of them.
 *
 * @param values how many there were
 * @param alarms each one in words
 */
record HealthyRun(long values, List<String> alarms) {

    static HealthyRun drawn(long seed, int days) {
        SplittableRandom random = new SplittableRandom(seed * 7919L + 1);
        double period = period(random.nextDouble());
        double capacity = Capacities.drawn(random);
        boolean falls = random.nextBoolean();
        Room room = falls ? Room.downFrom(capacity, "") : Room.upTo(capacity, "");
        return run(new SimulatedUse(seed, period), GrowthDetector.of(room), capacity, falls, days);
    }

    private static double period(double chance) {
        if (chance < 0.3) {
            return chance < 0.1 ? 1 : 5;
        }
        return chance < 0.65 ? 15 : 60;
    }

    private static HealthyRun run(SimulatedUse use, GrowthDetector detector, double capacity, boolean falls, int days) {
        List<String> alarms = new ArrayList<>();
        double end = use.now() + days * SimulatedUse.DAY;
        long values = 0;
        boolean before = false;
        while (use.now() < end) {
            use.next();
            double used = Capacities.whole(use.measured(), capacity);
            detector.take(use.epochSecond(), falls ? capacity - used : used);
            values++;
            if (detector.isAlarm() && !before) {
                alarms.add("%s, use without noise and surges %.3f".formatted(detector.explanation(), use.smooth()));
            }
            before = Double.isNaN(used) ? before : detector.isAlarm();
        }
        return new HealthyRun(values, alarms);
    }
}
