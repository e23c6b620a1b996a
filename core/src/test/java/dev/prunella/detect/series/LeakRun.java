// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A leak on top of a service's days, until nothing is left.
 *
 * @param seconds from its begin to the end at its own slope
 * @param alarmedBefore whether there was an alarm before it began
 * @param wayLeft of the way that the use without noise and surges went from the begin of the leak to exhaustion, what was left at the alarm;
 *     negative for no alarm
 * @param timeLeft of the time that this took, what was left; negative for no alarm
 * @param foretold whether the end lay between the earliest and the latest that the alarm foretold
 */
record LeakRun(double seconds, boolean alarmedBefore, double wayLeft, double timeLeft, boolean foretold) {

    private static final double[] PERIODS = {0.5, 1, 2, 5, 10, 15, 30, 60};
    private static final double FEWEST_VALUES = 120;
    private static final double MINUTE = 60;
    private static final double MINUTES_A_DAY = 1440;
    private static final double FEWEST_BEFORE = 400;
    private static final double LONGEST_BEFORE = 100;

    /** The time to exhaustion is drawn from a minute to a day, evenly on a logarithmic scale; so is what was seen before. */
    static LeakRun drawn(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 104729L + 3);
        double seconds = MINUTE * Math.pow(MINUTES_A_DAY, random.nextDouble());
        double[] periods = Arrays.stream(PERIODS)
                .filter(period -> seconds / period >= FEWEST_VALUES)
                .toArray();
        double period = periods[random.nextInt(periods.length)];
        double capacity = Capacities.drawn(random);
        SimulatedUse use = new SimulatedUse(1_000_000 + seed, period);
        int before = (int) (FEWEST_BEFORE * Math.pow(LONGEST_BEFORE, random.nextDouble()));
        return new Service(use, capacity).leak(seconds, before);
    }

    private record Service(SimulatedUse use, double capacity, GrowthDetector detector) {

        Service(SimulatedUse use, double capacity) {
            this(use, capacity, GrowthDetector.of(Room.upTo(capacity, "")));
        }

        LeakRun leak(double seconds, int before) {
            boolean alarmedBefore = false;
            for (int i = 0; i < before; i++) {
                use.next();
                take();
                alarmedBefore |= detector.isAlarm();
            }
            use.leak(seconds);
            double usedAtBegin = use.smooth();
            double begin = use.now();
            Alarm alarm = untilExhausted();
            double way = use.smooth() - usedAtBegin;
            double time = use.now() - begin;
            return alarm == null
                    ? new LeakRun(seconds, alarmedBefore, -1, -1, false)
                    : new LeakRun(
                            seconds,
                            alarmedBefore,
                            (use.smooth() - alarm.used()) / way,
                            (use.now() - alarm.now()) / time,
                            alarm.foretold(use.now()));
        }

        private @Nullable Alarm untilExhausted() {
            Alarm first = null;
            use.next();
            while (!use.exhausted()) {
                take();
                Forecast forecast = first == null && detector.isAlarm() ? detector.forecast() : null;
                first = forecast == null ? first : new Alarm(use.smooth(), use.now(), forecast);
                use.next();
            }
            return first;
        }

        private void take() {
            detector.take(use.epochSecond(), Capacities.whole(use.measured(), capacity));
        }
    }

    private record Alarm(double used, double now, Forecast forecast) {

        boolean foretold(double end) {
            double left = 1e3 * (end - now);
            return forecast.earliest().toMillis() <= left
                    && left <= forecast.latest().toMillis();
        }
    }
}
