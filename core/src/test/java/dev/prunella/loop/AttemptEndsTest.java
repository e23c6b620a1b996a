// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt.End;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.model.Actor;
import dev.prunella.model.Generation;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How attempts end that do not heal. */
class AttemptEndsTest {

    private final World world = new World();
    private final Subject pool =
            world.superviseHealthy(Pools.with("orders-db", Runbook.of(Pools.remedy("evict-all"), Pools.remedy("swap")))
                    .build());

    private String firstDetail() {
        return pool.told(HealingEvent.Ended.class).get(0).detail();
    }

    @Test
    void recordsTheReasonOfAFailure() {
        pool.script.does("evict-all", RemediationResult.failed("busy", "the pool is being closed"), () -> {});
        pool.script.inside.fail("threw");
        world.seconds(11);
        assertThat(pool.ends()).containsExactly(End.FAILED);
        assertThat(firstDetail()).isEqualTo("the pool is being closed");
    }

    @Test
    void goesOnAfterATimeOut() {
        pool.script.does("evict-all", null, () -> {});
        pool.script.heals("swap");
        pool.script.inside.fail("threw");
        world.seconds(60);
        assertThat(pool.ends()).containsExactly(End.TIMED_OUT, End.HEALED);
    }

    @Test
    void escalatesAndStartsNothingWhileAnAbandonedRunStillRuns() { // INVARIANT 1, 39
        pool.script.hangs("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(60);
        assertThat(pool.ends()).containsExactly(End.ABANDONED);
        assertThat(pool.escalations()).containsExactly("1 earlier attempt still runs past its deadline");
        pool.expectAccountsSettled();
    }

    @Test
    void goesOnOnceTheAbandonedRunHasReturned() {
        pool.script.hangs("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(60);
        pool.give(new TargetEvent.AbandonedReturned(new Generation(1)));
        world.seconds(10);
        assertThat(pool.actions()).containsExactly("evict-all", "swap");
    }

    @Test
    void isNotConfusedByAReturnThatNobodyWaitsFor() {
        pool.give(new TargetEvent.AbandonedReturned(new Generation(1)));
        pool.script.inside.fail("threw");
        world.seconds(11);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void freesItsSlotForOthersWhenAbandoned() { // INVARIANT 39
        Subject other = world.superviseHealthy(Pools.one("users-db").build());
        pool.script.hangs("evict-all");
        other.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(15);
        other.script.inside.fail("threw");
        world.seconds(60);
        assertThat(other.ends()).contains(End.HEALED);
    }

    @Test
    void doesNotStartWhatThePersonHoldsMeanwhile() { // INVARIANT 21
        pool.script.trailLatency = Duration.ofMillis(500);
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(0.4);
        pool.give(new TargetEvent.HoldPlaced(Actor.person("ada"), "100% mine", Duration.ofHours(1)));
        world.seconds(1);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.ends()).containsExactly(End.NOT_STARTED);
        assertThat(firstDetail()).isEqualTo("desired-state: not yet, ada has hands on it: 100% mine (held)");
        pool.expectAccountsSettled();
    }

    @Test
    void doesNotStartWhatWasPlannedForAnotherGeneration() { // INVARIANT 21
        pool.script.trailLatency = Duration.ofMillis(500);
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(0.4);
        pool.give(new TargetEvent.AttemptReturned("an earlier one", null, new Generation(2)));
        world.seconds(0.6);
        assertThat(pool.actions()).isEmpty();
        assertThat(firstDetail()).isEqualTo("planned for gen-1, it is gen-2 now");
    }

    @Test
    void doesNotGoBackToAnOlderGeneration() { // INVARIANT 2
        pool.give(new TargetEvent.AttemptReturned("a late one", null, new Generation(3)));
        pool.give(new TargetEvent.AttemptReturned("a later one", null, new Generation(2)));
        world.seconds(1);
        assertThat(pool.state().generation()).isEqualTo(new Generation(3));
    }

    @Test
    void looksOnlyAtTheNewGenerationAfterASwap() { // INVARIANT 11
        pool.script.does(
                "evict-all",
                new Script.Remedy(
                        Duration.ofMillis(10), RemediationResult.done("swapped"), 1, pool.script.inside::pass));
        pool.script.inside.fail("threw");
        world.seconds(30);
        assertThat(pool.state().generation()).isEqualTo(new Generation(2));
        assertThat(pool.ends()).containsExactly(End.HEALED);
    }

    @Test
    void startsNothingWithoutADurableIntent() { // INVARIANT 16, 19
        pool.script.trailRefuses = "no room";
        pool.script.inside.fail("threw");
        world.seconds(15);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.told(HealingEvent.Ended.class)).isEmpty();
        assertThat(pool.escalations()).containsExactly("the intent could not be recorded: no room");
        pool.expectAccountsSettled();
    }

    @Test
    void startsOnceTheTrailTakesIntentsAgain() {
        pool.script.trailRefuses = "no room";
        pool.script.inside.fail("threw");
        world.seconds(11);
        pool.script.trailRefuses = null;
        pool.script.heals("evict-all");
        world.seconds(30);
        assertThat(pool.ends()).containsExactly(End.HEALED);
    }
}
