// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is wrong in a description is named at once. */
class PoliciesTest {

    private static void refused(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void breaker() {
        BreakerPolicy policy = BreakerPolicy.ofDefaults();
        refused(
                "breaker: failureShare must be above 0 to 1, got 0.0",
                () -> policy.opensAt(0, 20, Duration.ofSeconds(10)));
        refused(
                "breaker: window must be 1 s to 10 min, got PT0.5S",
                () -> policy.opensAt(0.5, 20, Duration.ofMillis(500)));
        refused(
                "breaker: minimumCalls must be at least 1, got 0",
                () -> policy.opensAt(0.5, 0, Duration.ofSeconds(10)));
        refused(
                "breaker: slowAfter must be zero or at least 50 ms, got PT0.02S",
                () -> policy.opensWhenSlow(0.5, Duration.ofMillis(20)));
        refused("breaker: trials must be 1 to 100, got 0", () -> policy.tries(0, Duration.ofSeconds(1)));
        refused("breaker: trialLease must be more than zero, got PT0S", () -> policy.tries(1, Duration.ZERO));
        refused(
                "breaker: longestWait must be at least the first wait, got PT1S",
                () -> policy.waits(Duration.ofSeconds(2), Duration.ofSeconds(1)));
    }

    @Test
    void theWaitDoublesUpToTheLongest() {
        BreakerPolicy policy = BreakerPolicy.ofDefaults();
        assertThat(policy.waitAfter(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.waitAfter(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.waitAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.waitAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void limitThrottleAndName() {
        refused("limit: least must be at least 1, got 0", () -> LimitPolicy.adaptive(1, 0, 2));
        refused("limit: most must be the least to 100000, got 1", () -> LimitPolicy.adaptive(2, 2, 1));
        refused("limit: initial must be between the bounds, got 9", () -> LimitPolicy.adaptive(9, 2, 8));
        refused("throttle: calls must be 1 to 1000000, got 0", () -> ThrottlePolicy.perSecond(0));
        refused(
                "throttle: burst must be 1 to 1000000, got 0",
                () -> ThrottlePolicy.perSecond(1).burst(0));
        refused("guard: name must be 1 to 100 characters, got ' '", () -> Guard.named(" "));
        refused(
                "call options: within must be more than zero, got PT0S",
                () -> CallOptions.plain().within(Duration.ZERO));
    }

    @Test
    void aPriorityHasItsShareAndAtLeastOne() {
        assertThat(Priority.CRITICAL.share(20)).isEqualTo(20);
        assertThat(Priority.NORMAL.share(20)).isEqualTo(18);
        assertThat(Priority.SHEDDABLE.share(20)).isEqualTo(12);
        assertThat(Priority.SHEDDABLE.share(1)).isEqualTo(1);
        assertThat(Priority.CRITICAL.share(100_000)).isEqualTo(100_000);
    }

    @Test
    void aClientNameHasItsBound() {
        assertThat(CallOptions.plain().by("x".repeat(10_000)).client()).hasSize(128);
    }
}
