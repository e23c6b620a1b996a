// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

// REQ X17
class BackoffPolicyTest {

    private final BackoffPolicy policy = BackoffPolicy.ofDefaults();

    @Test
    void doesNotDelayTheFirstAttempt() { // INVARIANT 4
        assertThat(policy.delayBefore(1, -1)).isEqualTo(Duration.ZERO);
    }

    @Test
    void staysWithinTheJitterForEveryDraw() { // INVARIANT 4
        Random random = new Random(1);
        for (int attempt = 2; attempt < 40; attempt++) {
            double base = Math.min(Math.pow(2, attempt - 2), 60) * 1e9;
            for (int i = 0; i < 200; i++) {
                assertThat((double)
                                policy.delayBefore(attempt, random.nextLong()).toNanos())
                        .isBetween(0.8 * base - 1, 1.2 * base + 1);
            }
        }
    }

    @Test
    void spreadsOverTheWholeJitter() {
        assertThat(policy.delayBefore(2, 0)).isEqualTo(Duration.ofMillis(800));
        assertThat(policy.delayBefore(2, -1).toNanos()).isBetween(1_199_999_000L, 1_200_000_000L);
    }

    @Test
    void neverExceedsTheCapHoweverManyAttempts() {
        assertThat(policy.delayBefore(100_000, 0)).isEqualTo(Duration.ofSeconds(48));
    }
}
