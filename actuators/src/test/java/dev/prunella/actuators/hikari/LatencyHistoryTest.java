// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyHistoryTest {

    private static final int ROUND = 1_024;
    private static final long MILLI = 1_000_000;

    private final LatencyHistory history = new LatencyHistory(Duration.ofMillis(250));

    @Test
    void nothingIsFarTooLongBeforeTheFirstFullRound() {
        addMillis(1, ROUND - 2);
        assertThat(history.add(60_000 * MILLI)).isFalse();
    }

    @Test
    void neverLessThanAQuarterOfASecondIsFarTooLong() {
        addMillis(1, ROUND);
        assertThat(history.add(250 * MILLI)).isFalse();
        assertThat(history.add(251 * MILLI)).isTrue();
    }

    @Test
    void whatIsUsuallySlowIsNotFarTooLong() {
        addMillis(200, ROUND);
        assertThat(history.add(2_000 * MILLI)).isFalse();
        assertThat(history.add(6_000 * MILLI)).isTrue();
    }

    @Test
    void onePercentOfOutliersDoesNotRaiseTheLimit() {
        addMillis(1, ROUND - 10);
        addMillis(60_000, 10);
        assertThat(history.add(300 * MILLI)).isTrue();
    }

    @Test
    void followsSlowChange() {
        addMillis(1, ROUND);
        addMillis(200, 12 * ROUND);
        assertThat(history.add(2_000 * MILLI)).isFalse();
    }

    @Test
    void takesZeroAndNegativeAndTheLongestOfAll() {
        for (int i = 0; i < ROUND; i++) {
            assertThat(history.add(Long.MAX_VALUE - i)).isFalse();
        }
        assertThat(history.add(0)).isFalse();
        assertThat(history.add(-1)).isFalse();
    }

    private void addMillis(long millis, int times) {
        for (int i = 0; i < times; i++) {
            history.add(millis * MILLI);
        }
    }
}
