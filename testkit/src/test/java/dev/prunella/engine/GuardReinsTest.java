// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.guard.BreakerState;
import dev.prunella.guard.CallOptions;
import dev.prunella.guard.Guard;
import dev.prunella.guard.GuardStatus;
import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has the last word over a guard: persons, the kill switch, and nobody once the supervisor is gone; each move is told. */
class GuardReinsTest {

    private static final Actor ANN = Actor.person("ann");

    private final Lab lab = Lab.create();
    private final Guard guard = lab.supervisor.guard("payments");
    private final Traffic traffic = new Traffic(guard);

    @AfterEach
    void close() {
        lab.close();
    }

    private GuardStatus status() {
        return lab.supervisor.guards().get(0);
    }

    @Test
    void whatAPersonSetNothingChanges() {
        guard.forceClosed(ANN, "must pass");
        traffic.failing = true;
        traffic.calls(100);
        assertThat(traffic.made).isEqualTo(100);
        assertThat(status().state()).isEqualTo(BreakerState.FORCED_CLOSED);
        guard.forceOpen(ANN, "too much");
        traffic.failing = false;
        traffic.calls(1);
        lab.pass(Duration.ofMinutes(10));
        traffic.calls(1);
        assertThat(traffic.ok).isZero();
        assertThat(status().state()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(status().because()).isEqualTo("ann: too much");
        guard.disable(ANN, "out of the way");
        traffic.calls(1);
        assertThat(traffic.ok).isEqualTo(1);
        assertThat(status().ever().ok()).as("as if it were not there").isZero();
        guard.automatic(ANN);
        traffic.calls(1);
        assertThat(status().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(status().ever().ok()).isEqualTo(1);
    }

    @Test
    void whenTheSupervisorIsClosedCallsPass() {
        traffic.failing = true;
        traffic.calls(20);
        assertThat(status().state()).isEqualTo(BreakerState.OPEN);
        lab.supervisor.shutdown();
        traffic.failing = false;
        traffic.calls(5);
        assertThat(traffic.ok).isEqualTo(5);
    }

    @Test
    void ifNobodyBeatsCallsAreTriedAllTheSame() {
        // an open breaker must never depend on a loop that is dead
        Traffic orphan = new Traffic(Orphan.guard(lab.time));
        orphan.failing = true;
        orphan.calls(20);
        orphan.failing = false;
        lab.pass(Duration.ofSeconds(9));
        orphan.calls(100);
        assertThat(orphan.ok).isZero();
        lab.pass(Duration.ofSeconds(2));
        orphan.calls(100);
        assertThat(orphan.ok).isPositive();
        assertThat(orphan.turnedAway).as("one look at the clock in 32").isLessThan(100 + 100);
    }

    @Test
    void eachMoveIsTold() {
        traffic.failing = true;
        traffic.calls(20);
        traffic.failing = false;
        lab.pass(Duration.ofMillis(1_100));
        traffic.calls(3);
        lab.pass(Duration.ofMillis(1));
        assertThat(lab.seen(HealingEvent.Reflexed.class))
                .extracting(HealingEvent.Reflexed::what)
                .containsExactly(
                        "guard payments: OPEN, was CLOSED: 20 of 20 calls failed",
                        "guard payments: HALF_OPEN, was OPEN: no probe tells, so calls must",
                        "guard payments: CLOSED, was HALF_OPEN: calls on trial passed");
    }

    @Test
    void pausedItOnlyCounts() {
        // INVARIANT 14
        lab.supervisor.pause(ANN, "stop all");
        lab.pass(Duration.ofMillis(1));
        traffic.failing = true;
        traffic.calls(100);
        assertThat(status().state()).isEqualTo(BreakerState.CLOSED);
        assertThat(status().wouldHaveOpened()).isEqualTo(81);
        lab.pass(Duration.ofMillis(1));
        assertThat(lab.seen(HealingEvent.Reflexed.class)).as("said once").hasSize(1);
        lab.supervisor.resume(ANN);
        lab.pass(Duration.ofMillis(1));
        traffic.call(CallOptions.plain());
        assertThat(status().state()).isEqualTo(BreakerState.OPEN);
    }
}
