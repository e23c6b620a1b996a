// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Its breaker with defaults, its retry, and a timer of Micrometer.
 *
 * @param retry null for none
 * @param timer null for none
 */
record ByResilience4j(
        CircuitBreaker breaker,
        @Nullable Retry retry,
        @Nullable Timer timer) implements Way {

    private static final String NAME = "payments";

    static ByResilience4j of(boolean retries, boolean timed) {
        RetryConfig config = RetryConfig.custom()
                .waitDuration(PAUSE)
                .ignoreExceptions(CallNotPermittedException.class)
                .build();
        return new ByResilience4j(
                CircuitBreaker.ofDefaults(NAME),
                retries ? Retry.of(NAME, config) : null,
                timed ? Timer.builder(NAME).register(new SimpleMeterRegistry()) : null);
    }

    @Override
    public Callable<Object> around(Work work) {
        Callable<Object> broken = CircuitBreaker.decorateCallable(breaker, work);
        Callable<Object> retried = retry == null ? broken : Retry.decorateCallable(retry, broken);
        return timer == null ? retried : timer.wrap(retried);
    }

    /** By the state in which it counts and judges, and opens never. */
    @Override
    public Way heldClosed() {
        breaker.transitionToMetricsOnlyState();
        return this;
    }

    @Override
    public void open() {
        breaker.transitionToForcedOpenState();
    }
}
