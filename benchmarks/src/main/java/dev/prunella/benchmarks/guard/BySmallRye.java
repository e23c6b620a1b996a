// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Its typed guard with a breaker at 50 of 100, and a retry.
 *
 * @param retries whether failed calls are made again
 */
record BySmallRye(TypedGuard<Object> guard, boolean retries) implements Way {

    private static final int WINDOW = 100;
    /** More calls than a fork makes; a bit of memory for each. */
    private static final int WHOLE_FORK = 1 << 28;

    static BySmallRye of(boolean retries) {
        return of(retries, WINDOW);
    }

    private static BySmallRye of(boolean retries, int window) {
        TypedGuard.Builder<Object> guard = TypedGuard.create(Object.class)
                .withCircuitBreaker()
                .failureRatio(0.5)
                .requestVolumeThreshold(window)
                .delay(1, ChronoUnit.HOURS)
                .done();
        TypedGuard.Builder<Object> all = retries
                ? guard.withRetry()
                        .maxRetries(2)
                        .delay(PAUSE.toMillis(), ChronoUnit.MILLIS)
                        .jitter(0, ChronoUnit.MILLIS)
                        .abortOn(CircuitBreakerOpenException.class)
                        .done()
                : guard;
        return new BySmallRye(all.build(), retries);
    }

    /** By a window that is never full. */
    @Override
    public Way heldClosed() {
        return of(retries, WHOLE_FORK);
    }

    @Override
    public Callable<Object> around(Work work) {
        return () -> guard.call(work);
    }

    /** By failures: it has no switch. */
    @Override
    public void open() {
        Failures.of(
                WINDOW * 3,
                () -> guard.call(() -> {
                    throw new IllegalStateException("opens the breaker");
                }));
    }
}
