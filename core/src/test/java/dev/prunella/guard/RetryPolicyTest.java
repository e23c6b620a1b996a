// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Waits that are spread, grow, and stay within their bounds. */
// REQ X17
class RetryPolicyTest {

    private final RetryPolicy policy = RetryPolicy.ofDefaults().waits(Duration.ofMillis(10), Duration.ofMillis(500));

    @Test
    void aWaitLiesBetweenTheBaseAndThreeTimesTheOneBefore() {
        SplittableRandom random = new SplittableRandom(3);
        long last = 0;
        for (int i = 0; i < 100_000; i++) {
            long wait = policy.waitNanos(last, random.nextLong());
            long most = Math.min(500_000_000, 3 * Math.max(10_000_000, last));
            assertThat(wait).isBetween(10_000_000L, most);
            last = wait;
        }
    }

    @Test
    void twoCallersDoNotWaitAlike() {
        SplittableRandom random = new SplittableRandom(3);
        long distinct = random.longs(1_000)
                .map(draw -> policy.waitNanos(100_000_000, draw) / 1_000_000)
                .distinct()
                .count();
        assertThat(distinct).isGreaterThan(200);
    }

    @Test
    void aWrongNumberIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.attempts(0))
                .withMessage("retry: attempts must be 1 to 10, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.waits(Duration.ofMillis(5), Duration.ofMillis(4)))
                .withMessage("retry: cap must be at least the base, got PT0.004S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.budget(1.5, 0))
                .withMessage("retry: budgetShare must be 0 to 1, got 1.5");
    }
}
