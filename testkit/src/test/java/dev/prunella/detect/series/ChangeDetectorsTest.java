// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.testkit.series.HealthySeries;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

// REQ L2
class ChangeDetectorsTest {

    private static final double[] NOISE = HealthySeries.NOISE.values(10_000, 11);

    @Test
    void anOutlierIsAnAlarmUntilTheSeriesIsBack() {
        RobustZDetector detector = new RobustZDetector();

        assertThat(firstAlarm(detector, 0, 2_000, i -> NOISE[i])).isEqualTo(-1);
        detector.take(0, 9);
        assertThat(detector.isAlarm()).isTrue();
        assertThat(detector.explanation()).contains("robust standard deviations above the median");
        detector.take(0, 4);
        assertThat(detector.isAlarm())
                .as("four deviations, and it clears at three")
                .isTrue();
        detector.take(0, 0);
        assertThat(detector.isAlarm()).isFalse();
    }

    @Test
    void aGapIsNoAlarmAndEndsNone() {
        RobustZDetector detector = new RobustZDetector();
        firstAlarm(detector, 0, 2_000, i -> NOISE[i]);
        detector.take(0, 9);
        detector.take(0, Double.NaN);
        assertThat(detector.isAlarm()).isFalse();
        detector.take(0, 4);
        assertThat(detector.isAlarm())
                .as("four deviations, and it clears at three")
                .isTrue();
    }

    @Test
    void aChangeIsNotToldAgainByAGap() {
        ChangePointDetector detector = new ChangePointDetector();
        firstAlarm(detector, 0, 1_000, i -> NOISE[i]);
        assertThat(firstAlarm(detector, 1_000, 1_100, i -> NOISE[i] + 3)).isPositive();
        detector.take(0, Double.NaN);
        assertThat(detector.isAlarm()).isFalse();
    }

    @Test
    void theFirstValueThatEverDiffersIsAnOutlier() {
        RobustZDetector detector = new RobustZDetector();
        for (int i = 0; i < 100; i++) {
            detector.take(0, 5);
        }
        detector.take(0, 6);
        assertThat(detector.isAlarm()).isTrue();
    }

    @Test
    void aLevelThatHasMovedALittleIsFoundWithinTwentyValues() {
        EwmaDetector detector = new EwmaDetector();

        assertThat(firstAlarm(detector, 0, 5_000, i -> NOISE[i])).isEqualTo(-1);
        assertThat(firstAlarm(detector, 5_000, 5_020, i -> NOISE[i] + 3)).isBetween(5_002, 5_019);
        assertThat(detector.explanation()).contains("the level is");
    }

    @Test
    void oneSpikeIsNoLevel() {
        EwmaDetector detector = new EwmaDetector();
        firstAlarm(detector, 0, 1_000, i -> NOISE[i]);
        detector.take(0, 8);
        assertThat(detector.isAlarm()).isFalse();
    }

    @Test
    void aChangeIsToldOnceWithItsBegin() {
        ChangePointDetector detector = new ChangePointDetector();

        assertThat(firstAlarm(detector, 0, 5_000, i -> NOISE[i])).isEqualTo(-1);
        int told = firstAlarm(detector, 5_000, 6_000, i -> NOISE[i] + 2);
        assertThat(told).isBetween(5_005, 5_030);
        assertThat(detector.explanation()).matches("the level has risen from .*, \\d+ values ago");
        assertThat(firstAlarm(detector, 6_000, 8_000, i -> NOISE[i] + 2))
                .as("the new level is the usual one now")
                .isEqualTo(-1);
    }

    @Test
    void aFallIsAChangeToo() {
        ChangePointDetector detector = new ChangePointDetector();
        firstAlarm(detector, 0, 1_000, i -> NOISE[i]);
        assertThat(firstAlarm(detector, 1_000, 1_100, i -> NOISE[i] - 3)).isPositive();
        assertThat(detector.explanation()).startsWith("the level has fallen");
    }

    @Test
    void aThresholdNeedsSomeValuesInARowForBeginAndEnd() {
        ThresholdDetector detector = ThresholdDetector.above(10).clearingAt(8).afterInARow(2);

        detector.take(0, 11);
        assertThat(detector.isAlarm()).isFalse();
        assertThat(detector.score()).isEqualTo(0.5);
        detector.take(0, 12);
        assertThat(detector.isAlarm()).isTrue();
        assertThat(detector.explanation()).isEqualTo("12.00, the limit is at most 10.00");
        detector.take(0, 9);
        detector.take(0, 9);
        assertThat(detector.isAlarm()).as("between the two levels").isTrue();
        detector.take(0, 8);
        detector.take(0, 8);
        assertThat(detector.isAlarm()).isFalse();
    }

    @Test
    void aThresholdBelow() {
        ThresholdDetector detector = ThresholdDetector.below(5).afterInARow(1);
        detector.take(0, 4);
        assertThat(detector.isAlarm()).isTrue();
    }

    @Test
    void refusesAThresholdThatCannotClear() {
        assertThatThrownBy(() -> ThresholdDetector.above(10).clearingAt(11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("good side of the limit 10.0, got 11.0");
        assertThatThrownBy(() -> ThresholdDetector.below(10).afterInARow(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1, got 0");
        assertThatThrownBy(() -> ThresholdDetector.below(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void learnsAPeriodThatNobodyHasNamed() {
        SeasonalDetector detector = new SeasonalDetector();
        IntToDoubleFunction everySoOften = i -> 20 + (i % 137 < 40 ? 10 : 0) + NOISE[i];

        assertThat(firstAlarm(detector, 0, 8_000, everySoOften)).isEqualTo(-1);
        assertThat(detector.period()).isBetween(136.0, 138.0);

        int quiet = 8_000 + 137 - 8_000 % 137 + 90;
        firstAlarm(detector, 8_000, quiet, everySoOften);
        detector.take(0, 35);
        assertThat(detector.isAlarm())
                .as("usual at another moment of the period, and a little more")
                .isTrue();
        assertThat(detector.explanation()).contains("at this moment of a period of 137 values it is");
    }

    @Test
    void findsNoPeriodWhereThereIsNone() {
        SeasonalDetector detector = new SeasonalDetector();
        assertThat(firstAlarm(detector, 0, 10_000, i -> NOISE[i])).isEqualTo(-1);
        assertThat(detector.period()).isZero();
    }

    /** -1 if there is none. */
    private static int firstAlarm(SeriesDetector detector, int from, int until, IntToDoubleFunction series) {
        for (int i = from; i < until; i++) {
            detector.take(HealthySeries.epochSecond(i), series.applyAsDouble(i));
            if (detector.isAlarm()) {
                return i;
            }
        }
        return -1;
    }
}
