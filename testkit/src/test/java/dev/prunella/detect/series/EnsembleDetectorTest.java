// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.testkit.series.Anomaly;
import dev.prunella.testkit.series.HealthySeries;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

// REQ L2, REQ F2, REQ X2, REQ X6, TGT-N5
class EnsembleDetectorTest {

    private static final int LENGTH = 10_000;
    private static final int YOUNG = 750;
    private static final int SEEDS = 4;
    private static final int HEALTHY = 3_000;

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

    @ParameterizedTest
    @CsvSource({"SPIKE, 0.85", "SHIFT, 0.99", "WILD, 0.99", "DROP, 0.88", "STUCK, 0.95"})
    void findsWhatGoesWrong(Anomaly anomaly, double least) {
        int found = 0;
        int tried = 0;
        for (HealthySeries kind : Anomaly.KINDS) {
            for (int seed = 1; seed <= 20; seed++) {
                found += isFound(anomaly.behind(HEALTHY, kind, seed)) ? 1 : 0;
                tried++;
            }
        }
        assertThat((double) found / tried).isGreaterThanOrEqualTo(least);
    }

    private static boolean isFound(double[] values) {
        EnsembleDetector detector = new EnsembleDetector();
        boolean found = false;
        for (int i = 0; i < values.length; i++) {
            detector.take(HealthySeries.epochSecond(i), values[i]);
            found |= i >= HEALTHY && detector.isAlarm();
        }
        return found;
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
