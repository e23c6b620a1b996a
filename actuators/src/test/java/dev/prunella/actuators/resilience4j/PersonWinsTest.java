// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.record.HealingEvent;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person sets between our look and our transition. */
class PersonWinsTest {

    private static final int ROUNDS = 3_000;

    private final Practice practice = Practice.create();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void forcedOpenAfterTheLastLookIsForcedOpenAgain() {
        healedWhile(CircuitBreaker::transitionToForcedOpenState);

        assertThat(practice.breaker.getState()).isEqualTo(State.FORCED_OPEN);
        assertThat(practice.view(Practice.PAYMENTS).halfOpened()).isZero();
    }

    @Test
    void disabledAfterTheLastLookIsDisabledAgain() {
        healedWhile(CircuitBreaker::transitionToDisabledState);

        assertThat(practice.breaker.getState()).isEqualTo(State.DISABLED);
    }

    @Test
    void metricsOnlyAfterTheLastLookStays() {
        healedWhile(breaker -> {
            breaker.transitionToClosedState();
            breaker.transitionToMetricsOnlyState();
        });

        assertThat(practice.breaker.getState()).isEqualTo(State.METRICS_ONLY);
    }

    @Test
    void closedAfterTheLastLookStays() {
        healedWhile(CircuitBreaker::transitionToClosedState);

        assertThat(practice.breaker.getState()).isEqualTo(State.CLOSED);
    }

    /** Trial calls may have closed it before it is given back. */
    @Test
    void forcedOpenIsGivenBackWhateverTrialCallsMadeOfIt() {
        practice.breaker.getEventPublisher().onStateTransition(moved -> {
            if (moved.getStateTransition() == CircuitBreaker.StateTransition.FORCED_OPEN_TO_HALF_OPEN) {
                practice.call(2);
            }
        });
        healedWhile(breaker -> {
            breaker.transitionToForcedOpenState();
            practice.callersFail = false;
        });

        assertThat(practice.breaker.getState()).isEqualTo(State.FORCED_OPEN);
    }

    /** A listener of the application may know better, on our thread. */
    @Test
    void whatAListenerSetsThenIsNotOverridden() {
        practice.breaker.getEventPublisher().onStateTransition(moved -> {
            if (moved.getStateTransition().getToState() == State.HALF_OPEN) {
                practice.breaker.transitionToDisabledState();
            }
        });
        healedWhile(CircuitBreaker::transitionToForcedOpenState);

        assertThat(practice.breaker.getState()).isEqualTo(State.DISABLED);
    }

    /** And what a listener makes of half-open on the same thread is not taken for what was left. */
    @Test
    void onlyTheFirstTransitionIsOurs() {
        AtomicBoolean once = new AtomicBoolean();
        practice.bridge.adopt(practice.registry);
        practice.breaker.getEventPublisher().onStateTransition(moved -> {
            if (moved.getStateTransition().getToState() == State.HALF_OPEN && once.compareAndSet(false, true)) {
                practice.breaker.transitionToForcedOpenState();
                practice.breaker.transitionToHalfOpenState();
            }
        });
        practice.open();
        practice.fallIll();
        practice.pass(Duration.ofSeconds(2));

        assertThat(once).isTrue();
        assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(practice.view(Practice.PAYMENTS).halfOpened()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"FORCED_OPEN", "DISABLED", "METRICS_ONLY", "CLOSED", "HALF_OPEN"})
    void whatIsNotOpenIsNotEvenTried(State state) {
        CircuitBreaker breaker = CircuitBreaker.of(
                "b",
                CircuitBreakerConfig.from(practice.config).initialState(state).build());
        List<CircuitBreakerEvent> events = new ArrayList<>();
        breaker.getEventPublisher().onEvent(events::add);

        assertThat(new HalfOpening(breaker).run()).isEqualTo(HalfOpening.Result.NOT_OPEN);

        assertThat(events).isEmpty();
        assertThat(breaker.getState()).isEqualTo(state);
    }

    @Test
    void noLongerOpenIsNoFailure() {
        practice.breaker.transitionToOpenState();
        CircuitBreaker hooked = Hooked.registry(practice.breaker, practice.breaker::transitionToClosedState)
                .circuitBreaker(Practice.PAYMENTS);

        assertThat(new HalfOpening(hooked).run()).isEqualTo(HalfOpening.Result.NOT_OPEN);
    }

    @Test
    void aPersonsOwnWayOutOfForcedOpenIsNotTakenForOurs() throws Exception {
        healedWhile(breaker -> onAnotherThread(() -> {
            breaker.transitionToForcedOpenState();
            breaker.transitionToHalfOpenState();
        }));

        assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(practice.view(Practice.PAYMENTS).halfOpened()).isZero();
    }

    /** In whatever order the two get there. */
    @Test
    void aPersonWhoForcesItOpenAtTheSameTimeWins() throws Exception {
        HalfOpening opening = new HalfOpening(practice.breaker);
        practice.breaker.getEventPublisher().onStateTransition(moved -> opening.heard(moved.getStateTransition()));
        ExecutorService person = Executors.newSingleThreadExecutor();
        CyclicBarrier together = new CyclicBarrier(2);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                practice.breaker.transitionToOpenState();
                Future<?> forced = person.submit(() -> {
                    together.await();
                    practice.breaker.transitionToForcedOpenState();
                    return null;
                });
                together.await();
                opening.run();
                forced.get();
                assertThat(practice.breaker.getState()).as("round %d", round).isEqualTo(State.FORCED_OPEN);
            }
        } finally {
            person.shutdownNow();
        }
    }

    private void healedWhile(Consumer<CircuitBreaker> person) {
        CircuitBreakerRegistry registry = Hooked.registry(practice.breaker, () -> person.accept(practice.breaker));
        practice.bridge.adopt(registry);
        practice.open();
        practice.fallIll();
        practice.pass(Duration.ofSeconds(2));
        assertThat(practice.seen(HealingEvent.Verified.class)).hasSize(1);
    }

    private static void onAnotherThread(Runnable deed) {
        Thread thread = new Thread(deed);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
