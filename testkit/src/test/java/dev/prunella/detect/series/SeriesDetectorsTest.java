// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.testkit.series.HealthySeries;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of each detector, whatever it looks for. */
class SeriesDetectorsTest {

    private static final int LENGTH = 5_000;

    /** Of the long series; 100,000,000 is the long form, see docs/campaigns.md. */
    private static final int POINTS = Integer.getInteger("prunella.detectors.points", 500_000);

    /** Some more, as growth keeps something of all that was. */
    private static final int GROWTH_POINTS = Integer.getInteger("prunella.detectors.points", 10_000_000);

    static Stream<Named<Supplier<SeriesDetector>>> all() {
        return Stream.<Supplier<SeriesDetector>>of(
                        () -> ThresholdDetector.above(1e12),
                        RobustZDetector::new,
                        EwmaDetector::new,
                        ChangePointDetector::new,
                        SeasonalDetector::new,
                        EnsembleDetector::new,
                        () -> GrowthDetector.of(Room.upTo(1e12, "")))
                .map(each -> Named.of(each.get().getClass().getSimpleName(), each));
    }

    /** Those that were told no number in the unit of the series. */
    static Stream<Named<Supplier<SeriesDetector>>> ofAnyUnit() {
        return all().filter(each -> !(each.getPayload().get() instanceof ThresholdDetector
                || each.getPayload().get() instanceof GrowthDetector));
    }

    /** Those for which a gap is no step of a season. */
    static Stream<Named<Supplier<SeriesDetector>>> withoutSeason() {
        return all().filter(each -> !(each.getPayload().get() instanceof SeasonalDetector));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aConstantSeriesIsNeverAnAlarm(Supplier<SeriesDetector> maker) {
        SeriesDetector detector = maker.get();
        for (int i = 0; i < LENGTH; i++) {
            detector.take(HealthySeries.epochSecond(i), 42);
            if (!(detector instanceof EnsembleDetector)) { // it finds that a value stands still, once
                assertThat(detector.isAlarm()).isFalse();
            }
        }
        assertThat(detector.isAlarm()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    void survivesWhateverItIsGiven(Supplier<SeriesDetector> maker) {
        double[] odd = {
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            9.9e299,
            -9.9e299,
            1e-300,
            -0.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE
        };
        Random random = new Random(7);
        SeriesDetector detector = maker.get();
        for (int i = 0; i < 20_000; i++) {
            double value = random.nextInt(4) == 0 ? odd[random.nextInt(odd.length)] : random.nextGaussian();
            detector.take(random.nextBoolean() ? random.nextLong() : HealthySeries.epochSecond(i), value);
            assertThat(detector.score()).isBetween(0.0, 1.0);
            assertThat(detector.explanation()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("ofAnyUnit")
    void theUnitDoesNotMatter(Supplier<SeriesDetector> maker) {
        SeriesDetector inSeconds = maker.get();
        SeriesDetector inOther = maker.get();
        double[] values = HealthySeries.DAILY.values(LENGTH, 3);
        for (int i = 0; i < LENGTH; i++) {
            inSeconds.take(HealthySeries.epochSecond(i), values[i]);
            inOther.take(HealthySeries.epochSecond(i), 1_024 * values[i]);
            assertThat(inOther.score()).as("value %s", i).isEqualTo(inSeconds.score());
        }
    }

    @ParameterizedTest
    @MethodSource("withoutSeason")
    void gapsChangeNothing(Supplier<SeriesDetector> maker) {
        SeriesDetector whole = maker.get();
        SeriesDetector withGaps = maker.get();
        double[] values = HealthySeries.DAILY.values(LENGTH, 3);
        for (int i = 0; i < LENGTH; i++) {
            whole.take(HealthySeries.epochSecond(i), values[i]);
            for (double gap : List.of(Double.NaN, Double.POSITIVE_INFINITY)) {
                withGaps.take(HealthySeries.epochSecond(i), gap);
                assertThat(withGaps.score()).as("of a gap").isZero();
            }
            withGaps.take(HealthySeries.epochSecond(i), values[i]);
            assertThat(withGaps.score()).as("value %s", i).isEqualTo(whole.score());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isDeterministic(Supplier<SeriesDetector> maker) {
        SeriesDetector one = maker.get();
        SeriesDetector other = maker.get();
        double[] values = HealthySeries.PARETO.values(LENGTH, 5);
        for (int i = 0; i < LENGTH; i++) {
            one.take(HealthySeries.epochSecond(i), values[i]);
            other.take(HealthySeries.epochSecond(i), values[i]);
            assertThat(one.score()).isEqualTo(other.score());
        }
    }

    // TARGET N3
    @ParameterizedTest
    @MethodSource("all")
    void keepsAsMuchOfALongSeriesAsOfAShortOne(Supplier<SeriesDetector> maker) throws IllegalAccessException {
        SeriesDetector detector = maker.get();
        double[] values = HealthySeries.DAILY.values(LENGTH, 5);
        for (int i = 0; i < LENGTH; i++) {
            detector.take(HealthySeries.epochSecond(i), values[i]);
        }
        long ofAShortOne = Footprint.of(detector);
        for (int i = LENGTH; i < POINTS; i++) {
            detector.take(HealthySeries.epochSecond(i), values[i % LENGTH]);
        }
        assertThat(Footprint.of(detector)).isEqualTo(ofAShortOne).isLessThanOrEqualTo(4_096);
    }

    // TARGET N3
    @Test
    void growthKeepsFourKilobytesHoweverLongTheSeries() throws IllegalAccessException {
        GrowthDetector detector = GrowthDetector.of(Room.upTo(1_000, ""));
        long atFirst = Footprint.of(detector);
        int alarms = 0;
        for (int i = 0; i < GROWTH_POINTS; i++) {
            detector.take(i, i % 1_000 + (i & 7)); // a leak that begins anew again and again
            alarms += detector.isAlarm() ? 1 : 0;
        }
        assertThat(alarms).isPositive();
        assertThat(Footprint.of(detector)).isEqualTo(atFirst).isBetween(2_000L, 4_096L);
    }
}
