// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import dev.prunella.model.Reason;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerEvent;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnErrorEvent;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnSlowCallRateExceededEvent;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnSuccessEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one breaker's events are symptoms of, at most one symptom a second of its calls and one of its opening: a storm of failing calls
 * costs a look at the clock each.
 */
final class Symptoms {

    private final String breaker;
    private final long slowNanos;
    private final SymptomLimit openings;
    private final SymptomLimit calls;

    /** @param breaker its name, as it is safe to show */
    Symptoms(String breaker, long slowNanos, long nowNanos) {
        this.breaker = breaker;
        this.slowNanos = slowNanos;
        openings = new SymptomLimit(nowNanos);
        calls = new SymptomLimit(nowNanos);
    }

    /** Whether an event tells of trouble at all. */
    boolean isTrouble(CircuitBreakerEvent event) {
        if (event instanceof CircuitBreakerOnSuccessEvent success) {
            return success.getElapsedDuration().toNanos() > slowNanos;
        }
        return event instanceof CircuitBreakerOnErrorEvent
                || event instanceof CircuitBreakerOnSlowCallRateExceededEvent
                || isOpening(event);
    }

    /** What to tell of such an event; null if the like was told within the last second. */
    @Nullable
    Reason of(CircuitBreakerEvent trouble, long nowNanos) {
        if (isOpening(trouble)) {
            return openings.admits(nowNanos) ? reason("breaker-open", "circuit breaker %s has opened") : null;
        }
        if (!calls.admits(nowNanos)) {
            return null;
        }
        if (trouble instanceof CircuitBreakerOnErrorEvent error) {
            String thrown = error.getThrowable().getClass().getName();
            return reason("breaker-error", "a call through circuit breaker %s failed with " + thrown);
        }
        return reason("breaker-slow", "calls through circuit breaker %s are slow");
    }

    private Reason reason(String code, String text) {
        return new Reason(code, text.replace("%s", breaker));
    }

    private static boolean isOpening(CircuitBreakerEvent event) {
        return event instanceof CircuitBreakerOnStateTransitionEvent moved
                && moved.getStateTransition().getToState() == CircuitBreaker.State.OPEN;
    }
}
