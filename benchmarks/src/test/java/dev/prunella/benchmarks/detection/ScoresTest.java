// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prunella.benchmarks.detection.LabelledSeries.Window;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final int ROWS = 1_000;
    private static final LabelledSeries SERIES = series(List.of(new Window(400, 499), new Window(700, 799)));

    private static LabelledSeries series(List<Window> windows) {
        return new LabelledSeries(
                "a/b.csv",
                Collections.nCopies(ROWS, "t"),
                LongStream.range(0, ROWS).boxed().toList(),
                Collections.nCopies(ROWS, 1.0),
                windows);
    }

    private static Scores.Quality flagging(int... rows) {
        double[] scores = new double[ROWS];
        for (int row : rows) {
            scores[row] = 0.9;
        }
        return new Scores(List.of(
                        new Scores.OfOne(SERIES, Arrays.stream(scores).boxed().toList())))
                .at(0.5);
    }

    @Test
    void whoSaysNothingHasNothing() {
        assertThat(flagging().score(Weights.STANDARD)).isZero();
        assertThat(flagging().precision()).isNaN();
    }

    @Test
    void whoFindsAllAtTheirBeginHasAHundred() {
        Scores.Quality quality = flagging(400, 700);
        assertThat(quality.score(Weights.STANDARD)).isCloseTo(100, within(1e-9));
        assertThat(quality.score(Weights.LOW_FALSE_NEGATIVES)).isCloseTo(100, within(1e-9));
        assertThat(quality.precision()).isEqualTo(1);
    }

    @Test
    void theEndOfAWindowIsWorthOnlyThatItWasNotMissed() {
        assertThat(flagging(499, 799).score(Weights.STANDARD)).isCloseTo(50, within(1e-9));
    }

    @Test
    void aFalseRowCostsNearlyNothingJustBehindAWindowAndMostFarFromIt() {
        double near = flagging(400, 700, 800).score(Weights.STANDARD);
        double far = flagging(400, 700, 999).score(Weights.STANDARD);
        double before = flagging(400, 700, 200).score(Weights.STANDARD);
        assertThat(near).isBetween(99.8, 100.0);
        assertThat(far).isCloseTo(100 - 100 * 0.11 / 4, within(0.01));
        assertThat(before).isCloseTo(100 - 100 * 0.11 / 4, within(1e-9));
        assertThat(flagging(400, 700, 200).score(Weights.LOW_FALSE_POSITIVES))
                .isCloseTo(100 - 100 * 0.22 / 4, within(1e-9));
    }

    @Test
    void rowsBeforeTheFirstThatCountsAreFree() {
        assertThat(flagging(400, 700, 10, 149).falseRows()).isZero();
        assertThat(flagging(400, 700, 150).falseRows()).isCloseTo(1_000.0 / 850, within(1e-9));
    }

    @Test
    void flaggedRowsTogetherAreOneEpisode() {
        assertThat(flagging(200, 212, 224, 400).precision()).isEqualTo(0.5);
        assertThat(flagging(200, 213, 400).precision()).isCloseTo(1 / 3.0, within(1e-9));
    }

    @Test
    void theBestThresholdLeavesOutWhatIsFalse() {
        double[] scores = new double[ROWS];
        scores[200] = 0.3;
        scores[400] = 0.7;
        scores[700] = 0.8;
        Scores all = new Scores(
                List.of(new Scores.OfOne(SERIES, Arrays.stream(scores).boxed().toList())));
        assertThat(all.bestThreshold()).isGreaterThan(0.3).isLessThanOrEqualTo(0.7);
    }

    @Test
    void aMirroredSeriesHasMirroredWindows() {
        assertThat(Variant.REVERSED.of(SERIES).windows()).containsExactly(new Window(200, 299), new Window(500, 599));
        assertThat(Variant.HALF_RATE.of(SERIES).windows()).containsExactly(new Window(200, 249), new Window(350, 399));
        assertThat(Variant.LATER_BEGIN.of(SERIES).windows())
                .containsExactly(new Window(250, 349), new Window(550, 649));
        assertThat(Variant.REVERSED.of(Variant.REVERSED.of(SERIES))).isEqualTo(SERIES);
    }
}
