// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerEvent;
import io.github.resilience4j.core.EventConsumer;

/**
 * Hears what happens at one breaker of one registry, on the threads that call through it. Equal to every other such tap on its line,
 * so that it is there once however often the breaker is adopted.
 */
record BreakerTap(Line line, CircuitBreakerRegistry registry, CircuitBreaker breaker)
        implements EventConsumer<CircuitBreakerEvent> {

    /** Passed by each call: no object is made here. Never throws. */
    @Override
    public void consumeEvent(CircuitBreakerEvent event) {
        AdoptedBreakers breakers = line.end();
        if (breakers == null) {
            return;
        }
        try {
            breakers.heard(this, event);
        } catch (Throwable thrown) {
            line.swallow(thrown);
        }
    }
}
