// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationTallyTest {

    /** The monotonic clock has an arbitrary origin. */
    private static final long BEGIN = -5_000_000_000_000L;

    private final DurationTally tally = new DurationTally(BEGIN);

    @Test
    void countsAndSums() {
        tally.add(3, BEGIN);
        tally.add(4, BEGIN + 1);
        assertThat(tally.count()).isEqualTo(2);
        assertThat(tally.totalNanos()).isEqualTo(7);
    }

    @Test
    void takesLessThanNothingAsNothing() {
        tally.add(-3, BEGIN);
        assertThat(tally.totalNanos()).isZero();
        assertThat(tally.count()).isEqualTo(1);
    }

    @Test
    void remembersTheLongestForOneToTwoMinutes() {
        tally.add(9, at(10));
        tally.add(2, at(70));
        assertThat(tally.longestNanos(at(119))).isEqualTo(9);
        assertThat(tally.longestNanos(at(131))).isEqualTo(2);
        assertThat(tally.longestNanos(at(400))).isZero();
    }

    private static long at(long seconds) {
        return BEGIN + Duration.ofSeconds(seconds).toNanos();
    }
}
