// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Its breaker at 50 of 100, and its retry.
 *
 * @param retries whether failed calls are made again
 */
record ByFailsafe(CircuitBreaker<Object> breaker, boolean retries) implements Way {

    static ByFailsafe of(boolean retries) {
        CircuitBreaker<Object> breaker = CircuitBreaker.builder()
                .withFailureThreshold(50, 100)
                .withDelay(Duration.ofHours(1))
                .build();
        return new ByFailsafe(breaker, retries);
    }

    /** By a number of failures that no ten seconds see; its window is one of time then. */
    @Override
    public Way heldClosed() {
        CircuitBreaker<Object> patient = CircuitBreaker.builder()
                .withFailureThreshold(Integer.MAX_VALUE, Duration.ofSeconds(10))
                .build();
        return new ByFailsafe(patient, retries);
    }

    @Override
    public Callable<Object> around(Work work) {
        FailsafeExecutor<Object> executor = retries ? Failsafe.with(retry()).compose(breaker) : Failsafe.with(breaker);
        return () -> executor.get(work);
    }

    private static RetryPolicy<Object> retry() {
        return RetryPolicy.builder()
                .withDelay(PAUSE)
                .abortOn(CircuitBreakerOpenException.class)
                .build();
    }

    @Override
    public void open() {
        breaker.open();
    }
}
