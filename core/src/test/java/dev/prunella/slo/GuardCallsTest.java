// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.guard.GuardStatus;
import org.junit.jupiter.api.Test;

/** Calls of what a guard counts, which are attempts. */
class GuardCallsTest {

    private final GuardCalls calls = new GuardCalls();

    @Test
    void aCallThatSucceedsAtLastIsGood() {
        assertThat(calls.next(ever(10, 3, 3, 0))).isEqualTo(SliReading.counts(10, 10));
    }

    @Test
    void aCallThatFailsForGoodOrIsNotLetThroughIsBad() {
        assertThat(calls.next(ever(10, 3, 2, 4))).isEqualTo(SliReading.counts(10, 15));
    }

    @Test
    void aCallThatWaitsForItsNextAttemptTakesNothingBack() {
        assertThat(calls.next(ever(10, 5, 0, 0))).isEqualTo(SliReading.counts(10, 15));
        assertThat(calls.next(ever(11, 5, 2, 0))).isEqualTo(SliReading.counts(11, 16));
        assertThat(calls.next(ever(11, 9, 2, 0)))
                .as("what was too many is made up for")
                .isEqualTo(SliReading.counts(11, 18));
    }

    private static GuardStatus.Calls ever(long ok, long failed, long retried, long shed) {
        return new GuardStatus.Calls(ok, failed, 0, 0, 0, retried, shed);
    }
}
