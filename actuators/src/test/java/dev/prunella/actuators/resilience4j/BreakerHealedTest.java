// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.model.IncidentId;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.verify.Verdict;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A breaker follows the proof that its target was healed. */
class BreakerHealedTest {

    private static final Duration HEALING = Duration.ofSeconds(2);
    private static final Duration STABILISATION = Duration.ofSeconds(11);

    private final Practice practice = Practice.create();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void isHalfOpenAsSoonAsTheTargetIsProvenWell() {
        practice.bridge.adopt(practice.registry);
        practice.open();
        practice.fallIll();
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);

        practice.pass(HEALING);

        assertThat(practice.seen(HealingEvent.Verified.class))
                .extracting(HealingEvent.Verified::verdict)
                .containsExactly(Verdict.HEALED);
        assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(practice.view(Practice.PAYMENTS).halfOpened()).isEqualTo(1);
        practice.call(2);
        assertThat(practice.breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void staysOpenUntilItsTimeIsOverWithoutTheBridge() {
        practice.open();
        practice.fallIll();

        practice.pass(Practice.WAIT.minusSeconds(1));
        practice.call(1);

        assertThat(practice.seen(HealingEvent.Closed.class))
                .extracting(HealingEvent.Closed::outcome)
                .containsExactly(Outcome.HEALED);
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);
    }

    /** Calls may fail on for a moment, and open it again. */
    @Test
    void isHalfOpenOnceMoreWhenTheIncidentIsClosedHealed() {
        practice.reopenedWhileStabilising();

        practice.pass(STABILISATION);

        assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
        assertThat(practice.view(Practice.PAYMENTS).halfOpened()).isEqualTo(2);
    }

    /** Nobody proved that something was cured: its own time decides, as ever. */
    @Test
    void staysOpenWhereTheTargetGotWellByItself() {
        practice.bridge.adopt(practice.registry);
        practice.open();
        practice.dependencyDown = true;
        practice.fallIll();
        practice.pass(HEALING);
        practice.dependencyDown = false;
        practice.sick = false;

        practice.pass(STABILISATION);

        assertThat(practice.seen(HealingEvent.Closed.class))
                .extracting(HealingEvent.Closed::outcome)
                .containsExactly(Outcome.SELF_RECOVERED);
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void staysOpenWhereTheTargetIsSupervisedNoMore() {
        TargetHandle handle = practice.reopenedWhileStabilising();
        handle.unsupervise();
        practice.pass(STABILISATION);

        practice.bridge.on(practice.seen(HealingEvent.Verified.class).get(0));

        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);
    }

    /** As when supervision ends before health has held long enough. */
    @Test
    void staysOpenAfterAnOutcomeWithAReservation() {
        practice.bridge.adopt(practice.registry);
        practice.open();
        practice.fallIll();
        practice.pass(HEALING.plus(STABILISATION));
        HealingEvent.Closed closed = practice.seen(HealingEvent.Closed.class).get(0);
        practice.breaker.transitionToOpenState();

        practice.bridge.on(new HealingEvent.Closed(
                closed.target(), closed.incident(), Outcome.HEALED, closed.history(), "closed too early"));
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);

        practice.bridge.on(
                new HealingEvent.Verified(closed.target(), closed.incident(), Verdict.NOT_HEALED, "ill as before"));
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);

        practice.bridge.on(closed);
        assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void staysOpenWhileNobodyIsNamedToActFor() {
        try (CircuitBreakerBridge lonely = CircuitBreakerBridge.ofDefaults()) {
            lonely.adopt(practice.registry);
            practice.breaker.transitionToOpenState();
            lonely.on(new HealingEvent.Verified(
                    Practice.PAYMENTS, new IncidentId("payments/1.1"), Verdict.HEALED, "well"));
        }
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void oneThatCannotBeMovedDoesNotKeepAnotherFromIt() {
        Practice mapped = Practice.mapped(breaker -> Practice.PAYMENTS);
        try (mapped) {
            CircuitBreaker first = CircuitBreaker.of("a", mapped.config);
            mapped.bridge.adopt(mapped.registry);
            mapped.bridge.adopt(Hooked.registry(first, () -> {
                throw new UnsupportedOperationException("not this one");
            }));
            mapped.open();
            first.transitionToOpenState();

            mapped.fallIll();
            mapped.pass(HEALING);

            assertThat(first.getState()).isEqualTo(State.OPEN);
            assertThat(mapped.breaker.getState()).isEqualTo(State.HALF_OPEN);
        }
    }
}
