// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.verify.Verdict;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A breaker stays as it is where a person does not want automation to act. */
class PersonsWishesTest {

    private static final Duration HEALING = Duration.ofSeconds(2);
    private static final Duration STABILISATION = Duration.ofSeconds(11);

    private final Practice practice = Practice.create();

    @AfterEach
    void close() {
        practice.close();
    }

    @Test
    void followsAHealingThatAPersonApproved() {
        practice.bridge.adopt(practice.registry);
        TargetHandle handle = practice.open(Mode.APPROVE);
        practice.fallIll();
        practice.pass(HEALING);
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);

        handle.approve(Practice.ANN, "cure");
        practice.pass(HEALING);

        assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
    }

    @ParameterizedTest
    @EnumSource(names = {"FORCED_OPEN", "DISABLED", "METRICS_ONLY"})
    void isLeftToThePersonWhoSetIt(State persons) {
        practice.bridge.adopt(practice.registry);
        TargetHandle handle = practice.open();
        set(persons);
        practice.sick = true;
        handle.healNow(Practice.ANN);

        practice.pass(STABILISATION.plus(HEALING));

        assertThat(practice.seen(HealingEvent.Closed.class))
                .extracting(HealingEvent.Closed::outcome)
                .containsExactly(Outcome.HEALED);
        assertThat(practice.breaker.getState()).isEqualTo(persons);
        assertThat(practice.view(Practice.PAYMENTS).halfOpened()).isZero();
    }

    // INVARIANT 31
    @Test
    void isOnlySpokenOfInShadow() {
        TargetHandle handle = practice.reopenedWhileStabilising();
        handle.mode(Practice.ANN, Mode.SHADOW);

        practice.pass(STABILISATION);

        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);
        assertThat(practice.view(Practice.PAYMENTS).halfOpened()).isEqualTo(1);
        assertThat(practice.view(Practice.PAYMENTS).wouldHave()).isEqualTo(1);
    }

    @Test
    void isNotSpokenOfInShadowWhereItIsNotOpen() {
        practice.bridge.adopt(practice.registry);
        TargetHandle handle = practice.open();
        practice.sick = true;
        handle.healNow(Practice.ANN);
        practice.pass(HEALING);
        handle.mode(Practice.ANN, Mode.SHADOW);

        practice.pass(STABILISATION);

        assertThat(practice.seen(HealingEvent.Closed.class)).hasSize(1);
        assertThat(practice.view(Practice.PAYMENTS).wouldHave()).isZero();
    }

    @Test
    void staysOpenBehindATargetThatWasAlwaysInShadow() {
        practice.bridge.adopt(practice.registry);
        practice.open(Mode.SHADOW);
        practice.fallIll();

        practice.pass(Duration.ofSeconds(20));
        practice.sick = false;
        practice.pass(Duration.ofSeconds(20));

        assertThat(practice.seen(HealingEvent.ShadowActed.class)).isNotEmpty();
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);
    }

    // INVARIANT 13
    @Test
    void staysOpenWhileHealingIsPaused() {
        curingSlowly();
        practice.supervisor.pause(Practice.ANN, "deploy");

        practice.pass(Duration.ofSeconds(10));
        assertVerified();
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);

        practice.supervisor.resume(Practice.ANN);
        practice.pass(STABILISATION);
        assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void staysOpenWhileTheTargetIsHeld() {
        TargetHandle handle = curingSlowly();
        handle.hold(Practice.ANN, "looks at it", Duration.ofHours(1));

        practice.pass(Duration.ofSeconds(30));

        assertVerified();
        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);
    }

    @Test
    void isNotHeldByAHoldThatIsOver() {
        TargetHandle handle = curingSlowly();
        handle.hold(Practice.ANN, "looks at it", Duration.ofSeconds(1));

        practice.pass(Duration.ofSeconds(10));

        assertThat(practice.breaker.getState()).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void staysOpenWhereTheTargetIsNotMeantToRun() {
        TargetHandle handle = curingSlowly();
        handle.desired(Practice.ANN, DesiredState.STOPPED);

        practice.pass(Duration.ofSeconds(30));

        assertThat(practice.breaker.getState()).isEqualTo(State.OPEN);
    }

    /** In the middle of a cure of five seconds. */
    private TargetHandle curingSlowly() {
        practice.bridge.adopt(practice.registry);
        practice.cureTakes = Duration.ofSeconds(5);
        TargetHandle handle = practice.open();
        practice.fallIll();
        practice.pass(HEALING);
        assertThat(practice.seen(HealingEvent.Intended.class)).hasSize(1);
        assertThat(practice.seen(HealingEvent.Verified.class)).isEmpty();
        return handle;
    }

    private void assertVerified() {
        assertThat(practice.seen(HealingEvent.Verified.class))
                .extracting(HealingEvent.Verified::verdict)
                .containsExactly(Verdict.HEALED);
    }

    private void set(State persons) {
        switch (persons) {
            case FORCED_OPEN -> practice.breaker.transitionToForcedOpenState();
            case DISABLED -> practice.breaker.transitionToDisabledState();
            default -> practice.breaker.transitionToMetricsOnlyState();
        }
    }
}
