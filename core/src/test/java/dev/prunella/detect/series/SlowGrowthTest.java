// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Healthy days that must not alarm, and leaks that must be found in time; prints what {@code docs/results/growth.md} tells. The seeds are fixed:
 * the same ones give the same figures.
 */
// REQ L2, P6, TARGET S2
class SlowGrowthTest {

    private static final int DAYS = Integer.getInteger("prunella.growth.days", 200);
    private static final int LEAKS = Integer.getInteger("prunella.growth.leaks", 100);
    private static final long SEED = Long.getLong("prunella.growth.seed", 0);
    private static final int DAYS_A_SEED = 10;
    private static final double ENOUGH_LEFT = 0.1;
    private static final double MINUTE = 60;
    private static final double[] BANDS = {0, 10 * MINUTE, 60 * MINUTE, 360 * MINUTE, Double.POSITIVE_INFINITY};

    @Test
    void healthyDaysDoNotAlarm() {
        List<String> alarms = new ArrayList<>();
        long values = 0;
        for (long seed = SEED; seed < SEED + DAYS / DAYS_A_SEED; seed++) {
            HealthyRun run = HealthyRun.drawn(seed, DAYS_A_SEED);
            values += run.values();
            alarms.addAll(run.alarms());
        }
        System.out.printf("%d healthy days, %d values: %d alarms%n", DAYS, values, alarms.size());
        alarms.forEach(System.out::println);
        assertThat(alarms).isEmpty();
    }

    /** A morning's rise or a restart with a surge at its end, from which each rule of what is near its end was learnt. */
    @ParameterizedTest
    @ValueSource(longs = {406, 992, 100_273, 100_635, 101_062, 200_540, 200_681, 201_281, 201_334, 300_220, 302_537})
    void daysThatAlarmedOnceDoNotAnyMore(long seed) {
        assertThat(HealthyRun.drawn(seed, DAYS_A_SEED).alarms()).isEmpty();
    }

    @Test
    void leaksAreFoundWithATenthOfTheWayLeft() {
        List<LeakRun> runs = new ArrayList<>();
        for (long seed = SEED; seed < SEED + LEAKS; seed++) {
            runs.add(LeakRun.drawn(seed));
        }
        for (int i = 1; i < BANDS.length; i++) {
            double from = BANDS[i - 1];
            double to = BANDS[i];
            tell(
                    "to %.0f min".formatted(Math.min(to, SimulatedUse.DAY) / MINUTE),
                    runs.stream()
                            .filter(run -> run.seconds() >= from && run.seconds() < to)
                            .toList());
        }
        tell("all", runs);
        assertThat(runs).noneMatch(LeakRun::alarmedBefore);
        assertThat(found(runs)).isGreaterThanOrEqualTo(0.99);
    }

    private static double found(List<LeakRun> runs) {
        return runs.stream().filter(run -> run.wayLeft() >= ENOUGH_LEFT).count() / (double) runs.size();
    }

    private static void tell(String band, List<LeakRun> runs) {
        if (runs.isEmpty()) {
            return;
        }
        double[] way = runs.stream().mapToDouble(LeakRun::wayLeft).sorted().toArray();
        double[] time = runs.stream().mapToDouble(LeakRun::timeLeft).sorted().toArray();
        long foretold = runs.stream().filter(LeakRun::foretold).count();
        System.out.printf(
                "leaks %s: %d, in time %.2f %%, late %d, missed %d; way left %.2f in the median, %.2f at the first percentile; time left"
                        + " %.2f, %.2f; ended within the interval %.0f %%%n",
                band,
                runs.size(),
                100 * found(runs),
                runs.stream()
                        .filter(run -> run.wayLeft() >= 0 && run.wayLeft() < ENOUGH_LEFT)
                        .count(),
                runs.stream().filter(run -> run.wayLeft() < 0).count(),
                way[way.length / 2],
                way[way.length / 100],
                time[time.length / 2],
                time[time.length / 100],
                100.0 * foretold / runs.size());
    }
}
