// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void takesTheMiddleOne() {
        assertThat(Spread.of(List.of(9, 1, 5), Integer::doubleValue)).isEqualTo(new Spread(5, 1, 9));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4, 1, 9, 2), Integer::doubleValue)).isEqualTo(new Spread(3, 1, 9));
    }

    @Test
    void showsMedianLeastAndMost() {
        assertThat(new Spread(5, 1, 9).text("%.1f")).isEqualTo("5.0 (1.0-9.0)");
    }

    @Test
    void showsOneFigureWhereAllAreTheSame() {
        assertThat(new Spread(5, 5, 5).text("%.1f")).isEqualTo("5.0");
    }

    @Test
    void countsWhatDidNotComeAsInfinite() {
        assertThat(Spread.of(Arrays.asList(null, null, Duration.ofSeconds(1)), Spread::seconds))
                .isEqualTo(new Spread(Double.POSITIVE_INFINITY, 1, Double.POSITIVE_INFINITY));
    }
}
