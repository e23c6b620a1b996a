// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

// REQ L2, REQ P6
class GrowthDetectorTest {

    private static final double CAPACITY = 1_000;
    private static final int PERIOD = 10;

    private final GrowthDetector detector = GrowthDetector.of(Room.upTo(CAPACITY, "connections"));

    @Test
    void steadyGrowthIsForetoldLongBeforeItIsAnAlarm() {
        show(detector, 60, second -> 100 + second / 60.0 * 12);
        var forecast = detector.forecast();
        assertThat(forecast).isNotNull();
        assertThat(forecast.slope()).isCloseTo(0.2, within(0.002));
        assertThat(forecast.unit()).isEqualTo("connections");
        assertThat(forecast.likely()).isBetween(Duration.ofSeconds(3_750), Duration.ofSeconds(3_950));
        assertThat(forecast.earliest()).isLessThanOrEqualTo(forecast.likely());
        assertThat(forecast.latest()).isGreaterThanOrEqualTo(forecast.likely());
        assertThat(forecast.confidence()).isEqualTo(1);
        assertThat(detector.isAlarm()).isFalse();
        assertThat(detector.score()).isBetween(0.05, 0.5);
    }

    @Test
    void alarmComesWhenLittleIsLeftAndThatWillNotLast() {
        int seen = 0;
        while (!detector.isAlarm()) {
            detector.take((long) seen * PERIOD, 100 + seen * 2.0);
            seen++;
        }
        assertThat(100 + seen * 2.0).isBetween(830.0, 870.0);
        assertThat(detector.score()).isGreaterThanOrEqualTo(0.5);
        assertThat(detector.explanation())
                .startsWith("grows by 12.0 connections a minute for ")
                .contains("; full in ");
    }

    @Test
    void freeSpaceThatFallsIsGrowthOfWhatIsUsed() {
        var disk = GrowthDetector.of(Room.downFrom(CAPACITY, "GiB"));
        show(disk, 440, second -> 950 - second / 60.0 * 12);
        assertThat(disk.isAlarm()).isTrue();
        assertThat(disk.explanation())
                .startsWith("falls by 12.0 GiB a minute for ")
                .contains("; exhausted in ");
    }

    @Test
    void whatStandsStillOrFallsDoesNotGrow() {
        show(detector, 5_000, second -> 990);
        assertThat(detector.score()).isZero();
        assertThat(detector.forecast()).isNull();
        assertThat(detector.explanation()).isEqualTo("nothing unusual");
        show(detector, 5_000, second -> 990 - second / 100.0);
        assertThat(detector.score()).isZero();
    }

    @Test
    void jumpToTheBrimIsNoGrowth() {
        for (int i = 0; i < 20_000; i++) {
            detector.take((long) i * PERIOD, i < 10_000 ? 300 : 960);
            assertThat(detector.isAlarm()).as("value %s", i).isFalse();
        }
    }

    @Test
    void growthThatHasStoppedIsNoAlarm() {
        show(detector, 400, second -> 100 + second * 0.2);
        assertThat(detector.isAlarm()).isTrue();
        for (int i = 400; i < 800; i++) {
            detector.take((long) i * PERIOD, 700);
        }
        assertThat(detector.isAlarm()).isFalse();
    }

    @Test
    void theUnitDoesNotMatter() {
        var other = GrowthDetector.of(Room.upTo(1_000 * CAPACITY, ""));
        var use = new SimulatedUse(11, PERIOD);
        use.leak(40_000);
        for (int i = 0; i < 4_000; i++) {
            use.next();
            double value = Math.rint(CAPACITY * use.measured());
            detector.take(use.epochSecond(), value);
            other.take(use.epochSecond(), 1_000 * value);
            assertThat(other.score()).as("value %s", i).isEqualTo(detector.score(), within(1e-6));
            assertThat(other.isAlarm()).as("value %s", i).isEqualTo(detector.isAlarm());
        }
    }

    @Test
    void clocksThatAreSetStretchNothing() {
        var steady = GrowthDetector.of(Room.upTo(CAPACITY, ""));
        var random = new SplittableRandom(3);
        long off = 0;
        for (int i = 0; i < 380; i++) {
            off = random.nextInt(50) == 0 ? random.nextLong(-1_000_000, 1_000_000) : off;
            steady.take((long) i * PERIOD, 100 + 2.0 * i);
            detector.take((long) i * PERIOD + off, 100 + 2.0 * i);
        }
        assertThat(steady.isAlarm()).isTrue();
        assertThat(detector.isAlarm()).isTrue();
        double inTime = steady.forecast().likely().toMillis();
        assertThat(detector.forecast().likely().toMillis() / inTime).isBetween(0.8, 1.5);
    }

    @Test
    void clockThatStandsStillForetellsNothing() {
        for (int i = 0; i < 500; i++) {
            detector.take(42, 2.0 * i);
            assertThat(detector.isAlarm()).isFalse();
        }
        assertThat(detector.forecast()).isNull();
    }

    @Test
    void trustedTimeMayPassInGaps() {
        for (int i = 0; i < 400; i++) {
            detector.takeAfter(5, Double.NaN);
            assertThat(detector.score()).isZero();
            detector.takeAfter(5, 100 + 2.0 * i);
        }
        assertThat(detector.isAlarm()).isTrue();
        assertThat(detector.forecast().slope()).isCloseTo(0.2, within(0.002));
    }

    @Test
    void valuesOfWholeSecondsThatComeMoreOftenAreTimedRightly() {
        for (int i = 0; i < 3_400; i++) {
            detector.take(i / 20, 100 + 0.25 * i);
        }
        assertThat(detector.isAlarm()).isTrue();
        assertThat(detector.forecast().slope()).isCloseTo(5, within(0.1));
    }

    @Test
    void takesWhateverComesAndNeverThrows() {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -9.9e299, 9.9e299, Double.MIN_VALUE, -0.0, 1e-300};
        var random = new SplittableRandom(5);
        for (int i = 0; i < 200_000; i++) {
            double value = random.nextInt(3) == 0 ? odd[random.nextInt(odd.length)] : CAPACITY * random.nextDouble();
            detector.take(random.nextLong(), value);
            detector.takeAfter(odd[random.nextInt(odd.length)], value);
            assertThat(detector.score()).isBetween(0.0, 1.0);
        }
        assertThat(detector.explanation()).isNotBlank();
    }

    @Test
    void roomsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> Room.upTo(0, "threads")).hasMessageContaining("more than zero, got 0");
        assertThatThrownBy(() -> Room.downFrom(Double.NaN, "GiB")).hasMessageContaining("more than zero, got NaN");
        assertThatThrownBy(() -> new Room(3, 3, "x")).hasMessageContaining("got 3.0 and 3.0");
        assertThatThrownBy(() -> new Room(0, Double.POSITIVE_INFINITY, "x")).hasMessageContaining("Infinity");
    }

    @Test
    void forecastIsInWordsForPeople() {
        var soon = new Forecast(
                0.205,
                "connections",
                Duration.ofMinutes(14),
                Duration.ofMinutes(17),
                Duration.ofMinutes(21),
                Duration.ofMinutes(28),
                0.9);
        assertThat(soon)
                .hasToString("grows by 12.3 connections a minute for 14 min; full in 21 min (17 min to 28 min)");
        var late = new Forecast(
                -1e-4, "", Duration.ofHours(20), Duration.ofHours(50), Duration.ofDays(9), Duration.ofDays(365), 0.9);
        assertThat(late).hasToString("falls by 8.64 a day for 20 h; exhausted in 9 days (50 h to a year or more)");
    }

    private static void show(GrowthDetector detector, int values, DoubleUnaryOperator atSecond) {
        for (int i = 0; i < values; i++) {
            detector.take((long) i * PERIOD, atSecond.applyAsDouble((double) i * PERIOD));
        }
    }
}
