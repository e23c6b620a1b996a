// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many values a window of a hundred has, and how much less rare one may be, by how often they come. */
class PaceTest {

    @ParameterizedTest
    @CsvSource({"1, 100", "10, 100", "300, 100", "400, 75", "600, 50", "3600, 50", "0, 100", "-60, 100"})
    void isShorterWhereValuesComeSeldomByHalfAtTheMost(long seconds, double values) {
        assertThat(after(200, seconds).of(100)).isEqualTo(values, offset(0.5));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "300, 0", "600, 0.301", "3600, 0.301"})
    void letsAValueBeLessRareWhereThereAreFewerOfThem(long seconds, double decades) {
        assertThat(after(200, seconds).allowedDecades()).isEqualTo(decades, offset(0.002));
    }

    @ParameterizedTest
    @CsvSource({"20, 100", "21, 50"})
    void isKnownOnlyOnceSomeValuesCame(int seen, double values) {
        assertThat(after(seen, 3_600).of(100)).isEqualTo(values);
    }

    private static Pace after(int seen, long seconds) {
        Pace pace = new Pace();
        for (int i = 0; i < seen; i++) {
            pace.take(1_000_000 + i * seconds);
        }
        return pace;
    }
}
