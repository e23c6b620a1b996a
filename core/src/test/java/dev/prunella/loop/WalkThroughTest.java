// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Policy;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import org.junit.jupiter.api.Test;

/** One healing from the first failure to the close. */
class WalkThroughTest {

    @Test
    void healsALocalFaultAndClosesAfterItHasHeld() {
        World world = new World();
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(60);
        assertThat(pool.actions()).containsExactly("evict-all");
        assertThat(pool.ends()).containsExactly(Attempt.End.HEALED);
        assertThat(pool.outcomes()).containsExactly(Outcome.HEALED);
        assertThat(pool.health()).isEqualTo(Health.HEALTHY);
        pool.expectAccountsSettled();
    }

    @Test
    void tellsTheStoryInOrder() { // REQ X15
        World world = new World();
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(60);
        var history = pool.told(HealingEvent.Closed.class).get(0).history();
        assertThat(history.timeline())
                .extracting(entry -> entry.what().replaceAll("[:(].*", "").trim())
                .containsExactly("diagnosed LOCAL_FAULT", "intends evict-all", "verified HEALED", "evict-all");
    }

    @Test
    void worksAcrossTheWrapOfTheMonotonicClock() {
        World world = new World(Policy.ofDefaults(), Long.MAX_VALUE - 11_000_000_000L);
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(60);
        assertThat(pool.outcomes()).containsExactly(Outcome.HEALED);
    }
}
