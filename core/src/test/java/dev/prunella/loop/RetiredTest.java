// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt.End;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Supervision ends in each phase: nothing is left open, and nothing that comes late does anything. */
class RetiredTest {

    private final World world = new World();
    private final Subject pool = world.superviseHealthy(Pools.one("orders-db").build());

    private void reach(Class<? extends Phase> phase) {
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        for (int i = 0; i < 100_000 && !phase.isInstance(pool.phase()); i++) {
            world.runFor(Duration.ofNanos(500_000));
        }
        assertThat(pool.phase()).isInstanceOf(phase);
    }

    private void retire() {
        pool.give(new TargetEvent.Retired(Reason.of("unregistered", "it was unregistered")));
        world.seconds(0);
        int effects = pool.effects(Effect.class).size();
        world.seconds(120);
        assertThat(pool.phase()).isEqualTo(new Retired());
        assertThat(pool.health()).isEqualTo(Health.UNKNOWN);
        assertThat(pool.effects(Effect.class)
                        .subList(effects, pool.effects(Effect.class).size()))
                .allMatch(Effect.Release.class::isInstance);
        pool.expectAccountsSettled();
    }

    @Test
    void endsWhileCalm() {
        retire();
        assertThat(pool.outcomes()).isEmpty();
    }

    @Test
    void endsWhileSuspecting() {
        reach(Suspecting.class);
        retire();
        assertThat(pool.outcomes()).isEmpty();
    }

    @Test
    void givesAPermitBackThatComesLate() {
        pool.script.whenAsked = () -> pool.give(new TargetEvent.Retired(Reason.of("closing", "it is closed")));
        pool.script.inside.fail("threw");
        world.seconds(15);
        assertThat(pool.effects(Effect.Release.class)).hasSize(1);
        assertThat(pool.told(HealingEvent.Intended.class)).isEmpty();
        pool.expectAccountsSettled();
    }

    @Test
    void endsWhileTheIntentIsRecorded() {
        pool.script.trailSilent = true;
        reach(Arming.class);
        retire();
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.ends()).containsExactly(End.NOT_STARTED);
    }

    @Test
    void endsWhileActing() {
        pool.script.hangs("evict-all");
        reach(Acting.class);
        retire();
        assertThat(pool.ends()).containsExactly(End.UNKNOWN);
        assertThat(pool.outcomes()).containsExactly(Outcome.SUPPRESSED);
    }

    @Test
    void endsWhileVerifying() {
        reach(Verifying.class);
        retire();
        assertThat(pool.ends()).containsExactly(End.UNKNOWN);
    }

    @Test
    void endsWhileStabilising() { // INVARIANT 20
        pool.script.heals("evict-all");
        reach(Stabilising.class);
        retire();
        assertThat(pool.ends()).containsExactly(End.HEALED);
        assertThat(pool.outcomes()).containsExactly(Outcome.HEALED);
        assertThat(pool.told(HealingEvent.Closed.class).get(0).what())
                .isEqualTo("incident closed HEALED: closed before stabilisation ended");
    }

    @Test
    void endsWhileStabilisingIsShaken() { // INVARIANT 20
        pool.script.heals("evict-all");
        reach(Stabilising.class);
        pool.script.inside.fail("threw");
        world.runFor(Duration.ofMillis(110));
        assertThat(pool.phase()).isInstanceOf(Stabilising.class);
        retire();
        assertThat(pool.outcomes()).containsExactly(Outcome.SUPPRESSED);
    }

    @Test
    void endsWhileHolding() {
        reach(Holding.class);
        retire();
        assertThat(pool.ends()).containsExactly(End.INEFFECTIVE);
        assertThat(pool.outcomes()).containsExactly(Outcome.SUPPRESSED);
    }

    @Test
    void endsWhileSpent() {
        reach(Spent.class);
        retire();
        assertThat(pool.outcomes()).containsExactly(Outcome.SUPPRESSED);
    }
}
