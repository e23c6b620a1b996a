// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import dev.prunella.model.SafeText;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One breaker, the target that it stands before, and what was made of it so far. */
final class Adopted {

    private final CircuitBreaker breaker;
    private final String name;
    private final @Nullable String target;
    private final Symptoms symptoms;
    private final HalfOpening halfOpening;
    private final AtomicInteger halfOpened = new AtomicInteger();
    private final AtomicInteger wouldHave = new AtomicInteger();

    Adopted(CircuitBreaker breaker, @Nullable String target, long nowNanos) {
        this.breaker = breaker;
        this.target = target;
        name = SafeText.of(breaker.getName());
        symptoms = new Symptoms(
                name,
                breaker.getCircuitBreakerConfig().getSlowCallDurationThreshold().toNanos(),
                nowNanos);
        halfOpening = new HalfOpening(breaker);
    }

    /** As it is safe to show. */
    String name() {
        return name;
    }

    @Nullable
    String target() {
        return target;
    }

    Symptoms symptoms() {
        return symptoms;
    }

    boolean isOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** Moves it from open to half-open; its own listeners run on this thread. */
    HalfOpening.Result halfOpen() {
        HalfOpening.Result result = halfOpening.run();
        if (result == HalfOpening.Result.DONE) {
            halfOpened.incrementAndGet();
        }
        return result;
    }

    void wouldHalfOpen() {
        wouldHave.incrementAndGet();
    }

    /** It went from one state to another, on this thread. */
    void moved(StateTransition transition) {
        halfOpening.heard(transition);
    }

    AdoptedBreaker view(boolean supervised) {
        return new AdoptedBreaker(name, target, supervised, breaker.getState(), halfOpened.get(), wouldHave.get());
    }
}
