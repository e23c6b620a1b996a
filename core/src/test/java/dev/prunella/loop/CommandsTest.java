// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Health;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a person commands. */
class CommandsTest {

    private static final Actor ADA = Actor.person("ada");

    private final World world = new World();
    private final Subject pool = world.superviseHealthy(Pools.one("orders-db").build());

    private void fail() {
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
    }

    @Test
    void doesNothingAndTellsNobodyWhileHeld() { // INVARIANT 13
        pool.give(new TargetEvent.HoldPlaced(ADA, "deploying", Duration.ofMinutes(10)));
        fail();
        world.seconds(500);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.escalations()).isEmpty();
        assertThat(pool.refusals()).containsExactly("desired-state: not yet, ada has hands on it: deploying (held)");
    }

    @Test
    void actsWhenTheHoldHasEnded() {
        pool.give(new TargetEvent.HoldPlaced(ADA, "deploying", Duration.ofMinutes(1)));
        fail();
        world.seconds(61);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void actsAsSoonAsTheHoldIsLifted() {
        pool.give(new TargetEvent.HoldPlaced(ADA, "deploying", Duration.ofHours(10)));
        fail();
        world.seconds(30);
        pool.give(new TargetEvent.HoldLifted(ADA));
        world.seconds(2);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void tellsAPersonAfterTheHoldWhatCouldNotBeToldDuringIt() { // INVARIANT 35
        fail();
        world.seconds(0.25);
        pool.give(new TargetEvent.HoldPlaced(ADA, "looking at it", Duration.ofMinutes(5)));
        world.seconds(60);
        assertThat(pool.phase()).isInstanceOf(Spent.class);
        assertThat(pool.escalations()).isEmpty();
        pool.give(new TargetEvent.HoldLifted(ADA));
        world.seconds(2);
        assertThat(pool.escalations()).containsExactly("no step is left that could cure LOCAL_FAULT (threw)");
    }

    @Test
    void doesNotCallItEscalatedWhenNobodyWasTold() {
        fail();
        world.seconds(0.25);
        pool.give(new TargetEvent.HoldPlaced(ADA, "looking at it", Duration.ofMinutes(5)));
        world.seconds(60);
        pool.script.inside.pass();
        world.seconds(5);
        assertThat(pool.outcomes()).containsExactly(Outcome.SELF_RECOVERED);
    }

    @Test
    void doesNotSuspectWhatIsStoppedOnPurpose() { // INVARIANT 13
        pool.give(new TargetEvent.DesiredChanged(ADA, DesiredState.STOPPED));
        fail();
        world.seconds(300);
        assertThat(pool.told(HealingEvent.Suspected.class)).isEmpty();
        assertThat(pool.health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void dropsASuspicionOfWhatIsStoppedOnPurpose() {
        fail();
        world.seconds(0.05);
        pool.give(new TargetEvent.DesiredChanged(ADA, DesiredState.STOPPED));
        world.seconds(300);
        assertThat(pool.told(HealingEvent.Opened.class)).isEmpty();
    }

    @Test
    void recordsAndDoesNothingInMaintenance() { // INVARIANT 13
        pool.give(new TargetEvent.DesiredChanged(ADA, DesiredState.MAINTENANCE));
        fail();
        world.seconds(300);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.escalations()).isEmpty();
        pool.script.inside.pass();
        world.seconds(5);
        assertThat(pool.outcomes()).containsExactly(Outcome.SUPPRESSED);
    }

    @Test
    void onlyRecordsInShadow() { // INVARIANT 31
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.SHADOW));
        fail();
        world.seconds(300);
        assertThat(pool.effects(Effect.StartAttempt.class)).isEmpty();
        assertThat(pool.effects(Effect.Intend.class)).isEmpty();
        assertThat(pool.escalations()).isEmpty();
        assertThat(world.governor().starts()).isEmpty();
    }

    @Test
    void asksAPersonOnceInApprove() { // INVARIANT 15
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.APPROVE));
        fail();
        world.seconds(300);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.escalations()).containsExactly("mode is APPROVE: a person must say yes to evict-all");
    }

    @Test
    void actsOnceTheModeIsAutoAgain() {
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.SHADOW));
        fail();
        world.seconds(30);
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.AUTO));
        world.seconds(3);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void startsNothingWhilePausedAndGoesOnAfterwards() { // INVARIANT 14
        world.pause("ada", "database move");
        fail();
        world.seconds(30);
        assertThat(pool.actions()).isEmpty();
        world.resume("ada");
        world.seconds(3);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void namesWhoCommandedWhat() {
        pool.give(new TargetEvent.HoldPlaced(ADA, "deploying", Duration.ofMinutes(10)));
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.SHADOW));
        world.seconds(1);
        assertThat(pool.told(HealingEvent.Commanded.class))
                .extracting(HealingEvent.Commanded::what)
                .containsExactly("ada: holds for PT10M: deploying (hold)", "ada: sets the mode to SHADOW (mode)");
    }
}
