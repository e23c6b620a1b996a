// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.CLOSED;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.DISABLED;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.FORCED_OPEN;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.HALF_OPEN;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.OPEN;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.IllegalStateTransitionException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Moves one breaker from open to half-open, and lets a person win.
 *
 * <p>resilience4j has no transition that asks for the state that it comes from, and allows the one from FORCED_OPEN and DISABLED too. What
 * it does have is an event on the same thread that tells which state was left. If that was a person's, set between our look and our
 * transition, it is set anew.
 */
final class HalfOpening {

    private static final Set<State> A_PERSONS = EnumSet.of(FORCED_OPEN, DISABLED);

    /** What trial calls may have made of half-open meanwhile; anything else was set by a person after that. */
    private static final Set<State> OUTCOMES = EnumSet.of(HALF_OPEN, CLOSED, OPEN);

    private final CircuitBreaker breaker;
    private final AtomicReference<@Nullable Move> running = new AtomicReference<>();

    HalfOpening(CircuitBreaker breaker) {
        this.breaker = breaker;
    }

    /** What came of it. */
    enum Result {
        /** It was open and is half-open. */
        DONE,
        /** It was not open any more, and is as it was. */
        NOT_OPEN,
        /** A person had just forced it open or disabled it, which holds again. */
        GIVEN_BACK
    }

    /** From where a transition to half-open came that this thread made. */
    private static final class Move {

        private final Thread mover = Thread.currentThread();
        private volatile @Nullable State from;
    }

    /** Runs the breaker's listeners on this thread. */
    Result run() {
        Move move = new Move();
        if (breaker.getState() != OPEN || !running.compareAndSet(null, move)) {
            return Result.NOT_OPEN;
        }
        try {
            breaker.transitionToHalfOpenState();
        } catch (IllegalStateTransitionException e) {
            // closed or merely measuring by now, from where nothing leads to half-open
            return Result.NOT_OPEN;
        } finally {
            running.set(null);
        }
        State from = move.from;
        if (from == null || !A_PERSONS.contains(from)) {
            return from == OPEN ? Result.DONE : Result.NOT_OPEN;
        }
        giveBack(from);
        return Result.GIVEN_BACK;
    }

    /** Only the first one counts: listeners of the application may move the breaker on, on this thread. */
    void heard(StateTransition transition) {
        Move move = running.get();
        if (move != null
                && move.mover == Thread.currentThread()
                && move.from == null
                && transition.getToState() == HALF_OPEN) {
            move.from = transition.getFromState();
        }
    }

    private void giveBack(State persons) {
        if (!OUTCOMES.contains(breaker.getState())) {
            return;
        }
        if (persons == FORCED_OPEN) {
            breaker.transitionToForcedOpenState();
        } else {
            breaker.transitionToDisabledState();
        }
    }
}
