// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Budgets;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attempts come at growing intervals until health has held. */
// REQ F1, X8
class BackoffInTheLoopTest {

    private static final Policy GENEROUS = Policy.builder()
            .budgets(new Budgets(Duration.ofMinutes(10), 1_000, 1_000, 1_000, 1_000))
            .build();

    private final World world = new World(GENEROUS);
    private final Subject pool = world.superviseHealthy(Pools.with(
                    "orders-db", Runbook.of(Step.of(Pools.remedy("evict-all")).attempts(12)))
            .build());

    @Test
    void startsTheFirstAttemptWithoutDelay() { // INVARIANT 4
        pool.script.inside.fail("threw");
        world.seconds(11);
        long opened = pool.momentsOf(HealingEvent.Opened.class).get(0);
        assertThat(pool.starts().get(0).atNanos() - opened).isLessThan(5_000_000);
    }

    @Test
    void doublesTheDelayWithinTheJitterUpToOneMinute() { // INVARIANT 4
        pool.script.inside.fail("threw");
        world.seconds(900);
        assertThat(pool.starts()).hasSize(12);
        List<Long> ends = pool.momentsOf(HealingEvent.Ended.class);
        for (int attempt = 2; attempt <= 12; attempt++) {
            double seconds = (pool.starts().get(attempt - 1).atNanos() - ends.get(attempt - 2)) / 1e9;
            double base = Math.min(Math.pow(2, attempt - 2), 60);
            assertThat(seconds).isBetween(0.8 * base, 1.2 * base + 1.2);
        }
    }

    @Test
    void countsAttemptsOverIncidents() {
        healAnIncident();
        healAnIncident();
        assertThat(pool.state().fatigue().attempts()).isEqualTo(2);
    }

    @Test
    void startsAnewAfterTenMinutesOfHealth() { // INVARIANT 5
        healAnIncident();
        world.seconds(500);
        assertThat(pool.state().fatigue().attempts()).isEqualTo(1);
        world.seconds(120);
        assertThat(pool.state().fatigue().attempts()).isZero();
    }

    @Test
    void startsTheTenMinutesAnewAfterAnyFailure() { // INVARIANT 5
        healAnIncident();
        world.seconds(500);
        pool.script.inside.say(Readings.fail(), Readings.pass());
        world.seconds(500);
        assertThat(pool.state().fatigue().attempts()).isEqualTo(1);
        world.seconds(120);
        assertThat(pool.state().fatigue().attempts()).isZero();
    }

    @Test
    void doesNotTakeTenMinutesOfUnknownForHealth() { // INVARIANT 5
        healAnIncident();
        pool.script.inside.unknown();
        world.seconds(660);
        pool.script.inside.pass();
        world.seconds(5);
        assertThat(pool.state().fatigue().attempts()).isEqualTo(1);
    }

    private void healAnIncident() {
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(60);
        pool.script.inside.pass();
    }
}
