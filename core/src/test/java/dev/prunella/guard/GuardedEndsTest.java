// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.Mode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Calls that end after the breaker has moved on: what they say belongs to the time in which they began. */
class GuardedEndsTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final Rig rig = new Rig();
    private final CompletableFuture<Integer> early = new CompletableFuture<>();
    private final CompletableFuture<Integer> late = new CompletableFuture<>();

    private GuardControl guarded(BreakerPolicy policy) {
        return new GuardControl(Guard.named("orders").breaker(policy), rig);
    }

    private static void fail(GuardControl control) {
        try {
            control.guard().call(() -> {
                throw new Rig.Failure();
            });
        } catch (Rig.Failure expected) {
            assertThat(expected).isNotNull();
        }
    }

    private void begin(GuardControl control, CompletableFuture<Integer> call) {
        control.guard().callAsync(CallOptions.plain(), () -> call);
    }

    private void letOnTrial(GuardControl control) {
        rig.pass(BreakerPolicy.ofDefaults().firstWait().toNanos());
        control.beat(rig.now);
        assertThat(control.state()).isEqualTo(BreakerState.HALF_OPEN);
    }

    @Test
    void aTrialThatPassesAfterTheClosingForgetsNothing() {
        GuardControl control = guarded(BreakerPolicy.ofDefaults().opensAt(1.0, 2, WINDOW));
        fail(control);
        fail(control);
        letOnTrial(control);
        begin(control, early);
        begin(control, late);
        early.complete(1);
        assertThat(control.state()).isEqualTo(BreakerState.CLOSED);
        fail(control);
        late.complete(1);
        assertThat(control.status().window().failed()).as("since it was closed").isEqualTo(1);
    }

    @Test
    void aSlowCallFromBeforeTheClosingSpeaksNotAgainstNow() {
        GuardControl control =
                guarded(BreakerPolicy.ofDefaults().opensAt(1.0, 1, WINDOW).opensWhenSlow(0.5, Duration.ofMillis(100)));
        begin(control, late);
        control.guard().automatic(Actor.person("ann"));
        rig.pass(Duration.ofSeconds(20).toNanos());
        late.complete(1);
        assertThat(control.status().window().slow()).isZero();
        assertThat(control.ever().slow()).isEqualTo(1);
        assertThat(control.state()).isEqualTo(BreakerState.CLOSED);
    }

    @Test
    void whatFailedBeforeAPersonClosedItOpensItNotAgain() {
        GuardControl control = guarded(BreakerPolicy.ofDefaults().opensAt(1.0, 2, WINDOW));
        fail(control);
        control.guard().automatic(Actor.person("ann"));
        fail(control);
        assertThat(control.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(control.ever().failed()).isEqualTo(2);
        fail(control);
        assertThat(control.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void aDiagnosisHoldsAlthoughATrialClosesItMeanwhile() {
        GuardControl control =
                guarded(BreakerPolicy.ofDefaults().opensAt(1.0, 2, WINDOW).tries(1, Duration.ofSeconds(30)));
        fail(control);
        fail(control);
        letOnTrial(control);
        begin(control, late);
        rig.health = Health.UNHEALTHY;
        rig.meanwhile = () -> late.complete(1);
        control.stands(Health.UNHEALTHY);
        assertThat(control.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void noCallIsTriedIfTheTargetIsDiagnosedJustThen() {
        GuardControl control = guarded(BreakerPolicy.ofDefaults().opensAt(1.0, 2, WINDOW));
        fail(control);
        fail(control);
        rig.pass(BreakerPolicy.ofDefaults().firstWait().toNanos());
        rig.meanwhile = () -> {
            rig.health = Health.UNHEALTHY;
            control.stands(Health.UNHEALTHY);
        };
        control.beat(rig.now);
        assertThat(control.state()).isEqualTo(BreakerState.OPEN);
    }

    @Test
    void inShadowADiagnosisIsSaidOnceAndOpensNothing() {
        GuardControl control = new GuardControl(Guard.named("orders").mode(Mode.SHADOW), rig);
        control.stands(Health.UNHEALTHY);
        assertThat(control.state()).isEqualTo(BreakerState.CLOSED);
        assertThat(control.status().wouldHaveOpened()).isEqualTo(1);
    }
}
