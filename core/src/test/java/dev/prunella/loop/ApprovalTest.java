// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationResult;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.model.Actor;
import dev.prunella.model.Generation;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person's yes is for one action at one incarnation, is used once, and every guardrail is asked anew. */
// INVARIANT 15, 21, REQ I4
class ApprovalTest {

    private static final Actor ADA = Actor.person("ada");

    private final World world = new World();
    private final Subject pool =
            world.superviseHealthy(Pools.one("orders-db").mode(Mode.APPROVE).build());

    @BeforeEach
    void fail() {
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(5);
    }

    private void approve() {
        pool.give(new TargetEvent.Approved(ADA, "evict-all"));
        world.seconds(5);
    }

    @Test
    void asksAPersonAndWaits() {
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.escalations()).hasSize(1);
        assertThat(pool.state().awaitsApproval()).isEqualTo("evict-all");
    }

    @Test
    void actsOnTheYesOnBehalfOfThePerson() {
        approve();
        assertThat(pool.actions()).containsExactly("evict-all");
        assertThat(pool.told(HealingEvent.Intended.class).get(0).actor()).isEqualTo(ADA);
    }

    @Test
    void usesAYesOnce() {
        approve();
        world.seconds(30);
        assertThat(pool.ends()).containsExactly(Attempt.End.INEFFECTIVE);
        assertThat(pool.actions()).hasSize(1);
        assertThat(pool.state().approval()).isNull();
    }

    @Test
    void takesNoYesToSomethingElse() {
        pool.give(new TargetEvent.Approved(ADA, "restart"));
        world.seconds(30);
        assertThat(pool.actions()).isEmpty();
    }

    @Test
    void keepsAYesForWhatItIsAbout() { // INVARIANT 15
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.AUTO));
        pool.give(new TargetEvent.Approved(Actor.person("bob"), "restart"));
        world.seconds(1);
        assertThat(pool.actions()).containsExactly("evict-all");
        assertThat(pool.told(HealingEvent.Intended.class).get(0).actor()).isEqualTo(Actor.automation());
        assertThat(pool.state().approval()).isNotNull();
    }

    @Test
    void takesNoYesThatIsTooOld() {
        pool.give(new TargetEvent.HoldPlaced(ADA, "looking at it", Duration.ofMinutes(10)));
        pool.give(new TargetEvent.Approved(ADA, "evict-all"));
        world.seconds(610);
        assertThat(pool.actions()).isEmpty();
    }

    @Test
    void asksEveryGuardrailAnew() { // INVARIANT 21
        world.pause("bob", "database move");
        approve();
        assertThat(pool.actions()).isEmpty();
        world.resume("bob");
        world.seconds(5);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void isForOneIncarnation() {
        world.pause("bob", "database move");
        pool.give(new TargetEvent.Approved(ADA, "evict-all"));
        world.seconds(1);
        var look = new Look(Side.INSIDE, Reading.pass(), Generation.FIRST, world.now(), world.now());
        pool.give(new TargetEvent.Looked(look, new Generation(2)));
        world.seconds(5);
        world.resume("bob");
        world.seconds(30);
        assertThat(pool.actions()).isEmpty();
    }

    private void waitForTheIntent() {
        for (int i = 0; i < 20 && !(pool.phase() instanceof Arming); i++) {
            world.seconds(0.1);
        }
        assertThat(pool.phase()).isInstanceOf(Arming.class);
    }

    @Test
    void usesAYesThatIsSaidWhileTheIntentIsBeingRecorded() { // INVARIANT 15, found by the simulator
        pool.script.trailLatency = Duration.ofMillis(800);
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.AUTO));
        waitForTheIntent();
        pool.give(new TargetEvent.Approved(ADA, "evict-all"));
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.APPROVE));
        world.seconds(120);
        assertThat(pool.actions()).containsExactly("evict-all");
        assertThat(pool.state().approval()).isNull();
    }

    @Test
    void takesANoWhileTheIntentIsBeingRecorded() { // INVARIANT 15, found by the simulator
        pool.script.trailLatency = Duration.ofMillis(800);
        pool.give(new TargetEvent.Approved(ADA, "evict-all"));
        waitForTheIntent();
        pool.give(new TargetEvent.Rejected(ADA, "not now"));
        world.seconds(60);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.ends()).containsExactly(Attempt.End.NOT_STARTED);
        assertThat(pool.phase()).isInstanceOf(Spent.class);
    }

    @Test
    void beginsNothingAfterWhatRanWhenThePersonSaidNo() {
        pool.script.does(
                "evict-all", new Script.Remedy(Duration.ofSeconds(2), RemediationResult.done("done"), 0, () -> {}));
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.AUTO));
        world.seconds(1);
        assertThat(pool.phase()).isInstanceOf(Acting.class);
        pool.give(new TargetEvent.Rejected(ADA, "I take it from here"));
        world.seconds(120);
        assertThat(pool.actions()).containsExactly("evict-all");
        assertThat(pool.phase()).isInstanceOf(Spent.class);
        pool.give(new TargetEvent.HealNow(ADA));
        world.seconds(60);
        assertThat(pool.actions()).hasSize(2);
    }

    @Test
    void leavesTheIncidentToWhoSaysNo() {
        pool.give(new TargetEvent.Rejected(ADA, "I look at it myself"));
        world.seconds(1);
        approve();
        world.seconds(60);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.phase()).isInstanceOf(Spent.class);
    }
}
