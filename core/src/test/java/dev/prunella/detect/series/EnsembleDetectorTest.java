// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// REQ L2, REQ F2, REQ X2, REQ X6, TGT-N5
class EnsembleDetectorTest {

    private static final int LENGTH = 10_000;
    private static final int YOUNG = 750;
    private static final int SEEDS = 4;
    private static final int INJECTED_AT = 3_000;

    @Test
    void seldomAlarmsInSeriesThatHaveNothingWrong() {
        Map<HealthySeries, Double> falseRows = falseRowsInAThousand(1);
        assertThat(falseRows).allSatisfy((kind, rows) -> assertThat(rows).isLessThanOrEqualTo(1.1));
        assertThat(mean(falseRows)).as("false rows in 1,000: %s", falseRows).isLessThanOrEqualTo(0.35);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void alarmsNoMoreOftenInADayForWhoLooksSeldom(int everyValueOf) {
        double whoLooksSeldom = mean(falseRowsInAThousand(everyValueOf)) / everyValueOf;
        assertThat(whoLooksSeldom).isLessThanOrEqualTo(mean(falseRowsInAThousand(1)));
    }

    private static Map<HealthySeries, Double> falseRowsInAThousand(int everyValueOf) {
        Map<HealthySeries, Double> falseRows = new EnumMap<>(HealthySeries.class);
        for (HealthySeries kind : HealthySeries.values()) {
            long alarms = 0;
            for (int seed = 1; seed <= SEEDS; seed++) {
                alarms += alarmsIn(kind.values(LENGTH * everyValueOf, seed), everyValueOf);
            }
            falseRows.put(kind, 1_000.0 * alarms / SEEDS / (LENGTH - YOUNG));
        }
        return falseRows;
    }

    private static double mean(Map<HealthySeries, Double> falseRows) {
        return falseRows.values().stream().mapToDouble(each -> each).average().orElseThrow();
    }

    private static long alarmsIn(double[] values, int everyValueOf) {
        EnsembleDetector detector = new EnsembleDetector();
        long alarms = 0;
        for (int i = 0; i < LENGTH; i++) {
            detector.take(HealthySeries.epochSecond(i * everyValueOf), values[i * everyValueOf]);
            alarms += i >= YOUNG && detector.isAlarm() ? 1 : 0;
        }
        return alarms;
    }

    @Test
    void findsASpikeOfTenDeviations() {
        assertThat(found(1, (sigma, hold) -> value -> value + 10 * sigma)).isGreaterThanOrEqualTo(0.85);
    }

    @Test
    void findsAShiftOfFiveDeviations() {
        assertThat(found(60, (sigma, hold) -> value -> value + 5 * sigma)).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void findsFourTimesTheVariance() {
        assertThat(found(60, (sigma, hold) -> value -> LIFT + 4 * (value - LIFT)))
                .isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void findsADropToZero() {
        assertThat(found(30, (sigma, hold) -> value -> 0)).isGreaterThanOrEqualTo(0.88);
    }

    @Test
    void findsAStuckValue() {
        assertThat(found(100, (sigma, hold) -> value -> hold)).isGreaterThanOrEqualTo(0.95);
    }

    private static final double LIFT = 30;

    private interface Injection {

        DoubleUnaryOperator with(double sigma, double hold);
    }

    /** The share of noisy series in which an incident of so many values has an alarm while it lasts. */
    private static double found(int lasting, Injection injection) {
        HealthySeries[] kinds = {
            HealthySeries.NOISE,
            HealthySeries.UNIFORM,
            HealthySeries.AUTOREGRESSIVE,
            HealthySeries.DAILY,
            HealthySeries.GARCH,
            HealthySeries.WHOLE_NUMBERS
        };
        int found = 0;
        int tried = 0;
        for (HealthySeries kind : kinds) {
            for (int seed = 1; seed <= 20; seed++) {
                double[] values = kind.values(INJECTED_AT + lasting + 1, seed);
                DoubleUnaryOperator injected = injection.with(deviation(values), LIFT + values[INJECTED_AT]);
                found += isFound(
                                i -> i < INJECTED_AT ? LIFT + values[i] : injected.applyAsDouble(LIFT + values[i]),
                                lasting)
                        ? 1
                        : 0;
                tried++;
            }
        }
        return (double) found / tried;
    }

    private static boolean isFound(IntToDoubleFunction series, int lasting) {
        EnsembleDetector detector = new EnsembleDetector();
        boolean found = false;
        for (int i = 0; i < INJECTED_AT + lasting; i++) {
            detector.take(HealthySeries.epochSecond(i), series.applyAsDouble(i));
            found |= i >= INJECTED_AT && detector.isAlarm();
        }
        return found;
    }

    private static double deviation(double[] values) {
        double mean = 0;
        double squares = 0;
        for (double each : values) {
            mean += each / values.length;
        }
        for (double each : values) {
            squares += (each - mean) * (each - mean) / values.length;
        }
        return Math.sqrt(squares);
    }

    @Test
    void saysWhatIsUnusual() {
        EnsembleDetector detector = new EnsembleDetector();
        double[] values = HealthySeries.NOISE.values(2_000, 1);
        for (int i = 0; i < values.length; i++) {
            detector.take(HealthySeries.epochSecond(i), values[i]);
        }
        detector.take(HealthySeries.epochSecond(values.length), 40);

        assertThat(detector.isAlarm()).isTrue();
        assertThat(detector.explanation())
                .startsWith("40.00 is unusual: ")
                .contains("it has jumped (1 in ")
                .contains("it is out of its range so far (1 in ");
    }

    @Test
    void oneGiantDoesNotHideAllThatComesAfterIt() {
        EnsembleDetector detector = new EnsembleDetector();
        double[] values = HealthySeries.NOISE.values(60_000, 1);
        for (int i = 0; i < values.length; i++) {
            detector.take(HealthySeries.epochSecond(i), i == 1_000 ? 1_000 : values[i]);
        }
        detector.take(HealthySeries.epochSecond(values.length), 60);

        assertThat(detector.isAlarm()).isTrue();
    }
}
