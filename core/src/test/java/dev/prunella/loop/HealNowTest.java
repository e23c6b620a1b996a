// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Runbook;
import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person need not wait for evidence, but passes by no guardrail. */
class HealNowTest {

    private static final Actor ADA = Actor.person("ada");

    private final World world = new World();
    private final Subject pool =
            world.superviseHealthy(Pools.with("orders-db", Runbook.of(Pools.remedy("evict-all"), Pools.remedy("swap")))
                    .build());

    private void healNow() {
        pool.give(new TargetEvent.HealNow(ADA));
        world.seconds(1);
    }

    @Test
    void actsAfterOneLook() {
        healNow();
        assertThat(pool.actions()).containsExactly("evict-all");
        assertThat(pool.told(HealingEvent.Opened.class).get(0).actor()).isEqualTo(ADA);
    }

    @Test
    void waitsForALookThatSaysSomething() { // INVARIANT 10
        pool.script.inside.unknown();
        healNow();
        assertThat(pool.actions()).isEmpty();
        pool.script.inside.fail("threw");
        world.seconds(1);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void namesThePersonInTheIntent() {
        healNow();
        assertThat(pool.told(HealingEvent.Intended.class).get(0).actor()).isEqualTo(ADA);
        assertThat(pool.told(HealingEvent.Commanded.class).get(0).what()).isEqualTo("ada: asks to heal now (heal-now)");
    }

    @Test
    void beginsASpentRunbookAnew() {
        pool.script.inside.fail("threw");
        world.seconds(60);
        assertThat(pool.phase()).isInstanceOf(Spent.class);
        int before = pool.actions().size();
        healNow();
        assertThat(pool.actions()).hasSize(before + 1).last().isEqualTo("evict-all");
        assertThat(pool.told(HealingEvent.Intended.class).get(before).actor()).isEqualTo(ADA);
    }

    @Test
    void respectsAHold() {
        pool.give(new TargetEvent.HoldPlaced(Actor.person("bob"), "deploying", Duration.ofMinutes(1)));
        healNow();
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.refusals()).containsExactly("desired-state: not yet, bob has hands on it: deploying (held)");
    }

    @Test
    void respectsThePause() {
        world.pause("bob", "database move");
        healNow();
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.refusals())
                .containsExactly("kill-switch: no, all healing is paused: bob: database move (paused)");
    }

    @Test
    void respectsTheBackoff() { // INVARIANT 4
        pool.script.inside.fail("threw");
        world.seconds(10.6);
        assertThat(pool.actions()).hasSize(1);
        pool.give(new TargetEvent.HealNow(ADA));
        world.seconds(0.1);
        assertThat(pool.actions()).hasSize(1);
    }

    @Test
    void doesNotRecycleWhatOnlyLacksItsDependency() {
        pool.script.insideLatency = Duration.ofMillis(20);
        pool.script.inside.fail("threw");
        pool.script.outside.fail("refused");
        healNow();
        world.seconds(60);
        assertThat(pool.actions()).isEmpty();
    }

    @Test
    void turnsARunningSuspicionIntoADemand() {
        pool.script.inside.repeat(Readings.fail(), Readings.pass());
        world.seconds(12);
        assertThat(pool.phase()).isInstanceOf(Suspecting.class);
        healNow();
        assertThat(pool.actions()).containsExactly("evict-all");
    }
}
