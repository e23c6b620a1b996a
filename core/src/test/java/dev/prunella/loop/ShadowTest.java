// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Risk;
import dev.prunella.decide.BackoffPolicy;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.ShadowTally;
import dev.prunella.decide.ShadowVerdict;
import dev.prunella.decide.Step;
import dev.prunella.model.Actor;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A target in SHADOW says what it would do, on a ledger of its own, and is held to it half a minute later. */
// REQ L7, F2
class ShadowTest {

    private static final Actor ADA = Actor.person("ada");

    private final World world = new World();
    private final Subject pool =
            world.superviseHealthy(Pools.one("orders-db").mode(Mode.SHADOW).build());

    private void fallIll() {
        fallIll(world, pool);
    }

    private static void fallIll(World world, Subject pool) {
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(0.5);
    }

    private ShadowTally tally() {
        return pool.state().shadow().report().total();
    }

    private List<ShadowVerdict> verdicts() {
        return pool.told(HealingEvent.ShadowJudged.class).stream()
                .map(HealingEvent.ShadowJudged::verdict)
                .toList();
    }

    private String why() {
        return pool.told(HealingEvent.ShadowJudged.class).get(0).why();
    }

    @Test
    void saysWhatItWouldDoAndDoesNothing() { // INVARIANT 31
        fallIll();
        assertThat(pool.told(HealingEvent.ShadowActed.class))
                .extracting(HealingEvent.ShadowActed::what)
                .containsExactly("would do evict-all (orders-db/00000007.1/would-1) against LOCAL_FAULT (threw);"
                        + " it is only shadowed");
        world.seconds(300);
        assertThat(pool.effects(Effect.StartAttempt.class)).isEmpty();
        assertThat(pool.effects(Effect.Intend.class)).isEmpty();
        assertThat(pool.effects(Effect.Ask.class)).isEmpty();
        assertThat(world.governor().starts()).isEmpty();
        assertThat(world.governor().permits()).isEmpty();
    }

    @Test
    void wasRightWhenTheTroubleStillLastsHalfAMinuteLater() {
        fallIll();
        world.seconds(29);
        assertThat(verdicts()).isEmpty();
        world.seconds(1);
        assertThat(verdicts()).containsExactly(ShadowVerdict.JUSTIFIED);
        assertThat(why()).isEqualTo("it was still unhealthy 30 s later");
    }

    @Test
    void wasWrongWhenItRecoversByItself() {
        fallIll();
        pool.script.inside.pass();
        world.seconds(2);
        assertThat(verdicts()).containsExactly(ShadowVerdict.UNJUSTIFIED);
        assertThat(why()).startsWith("it recovered by itself");
    }

    @Test
    void wasRightWhenRequestsFailedUntilItRecovered() {
        fallIll();
        pool.notice("broken-pipe");
        world.seconds(1);
        pool.script.inside.pass();
        world.seconds(2);
        assertThat(verdicts()).containsExactly(ShadowVerdict.JUSTIFIED);
        assertThat(why()).startsWith("requests failed until it recovered");
    }

    @Test
    void cannotTellWhenSupervisionEnds() {
        fallIll();
        pool.give(new TargetEvent.Retired(Reason.of("closed", "the supervisor was closed")));
        world.seconds(1);
        assertThat(verdicts()).containsExactly(ShadowVerdict.UNDECIDED);
        assertThat(why()).isEqualTo("supervision ended before it could be judged");
    }

    @Test
    void cannotTellWhenAPersonSteppedIn() {
        fallIll();
        pool.give(new TargetEvent.HoldPlaced(ADA, "restarting it", Duration.ofSeconds(5)));
        world.seconds(10);
        pool.script.inside.pass();
        world.seconds(3);
        assertThat(verdicts()).containsExactly(ShadowVerdict.UNDECIDED);
        assertThat(why()).isEqualTo("a person took it in hand");
    }

    @Test
    void cannotTellWhenNothingWasSeen() {
        fallIll();
        pool.script.inside.unknown();
        world.seconds(40);
        assertThat(verdicts()).containsExactly(ShadowVerdict.UNDECIDED);
        assertThat(why()).isEqualTo("nothing fresh was seen of it");
    }

    @Test
    void cannotTellWhenItTurnsOutToBeTheDependency() {
        fallIll();
        pool.script.outside.fail("refused");
        world.seconds(40);
        assertThat(verdicts()).containsExactly(ShadowVerdict.UNDECIDED);
        assertThat(why()).startsWith("it turned out to be DEPENDENCY_DOWN");
    }

    @Test
    void cannotTellOnceItActsForItself() {
        fallIll();
        pool.script.heals("evict-all");
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.AUTO));
        world.seconds(40);
        assertThat(pool.actions()).containsExactly("evict-all");
        assertThat(verdicts()).containsExactly(ShadowVerdict.UNDECIDED);
        assertThat(why()).isEqualTo("the mode was changed to AUTO");
    }

    @Test
    void walksTheLadderAsIfEachStepHadFailed() { // INVARIANT 4, 28
        Runbook ladder = Runbook.of(Pools.remedy("evict-all"), Pools.remedy("swap"), Pools.remedy("restart"));
        Subject feed = world.superviseHealthy(
                Pools.with("feed", ladder).mode(Mode.SHADOW).build());
        fallIll(world, feed);
        world.seconds(60);
        assertThat(feed.told(HealingEvent.ShadowActed.class))
                .extracting(HealingEvent.ShadowActed::remediation)
                .containsExactly("evict-all", "swap", "restart");
        List<Long> moments = feed.momentsOf(HealingEvent.ShadowActed.class);
        assertThat(moments.get(1) - moments.get(0)).isGreaterThanOrEqualTo(800_000_000L);
        assertThat(moments.get(2) - moments.get(1)).isGreaterThanOrEqualTo(1_600_000_000L);
    }

    @Test
    void beginsTheRealLadderAtItsLightestStep() { // INVARIANT 28
        Runbook ladder = Runbook.of(Pools.remedy("evict-all"), Pools.remedy("swap"));
        Subject feed = world.superviseHealthy(
                Pools.with("feed", ladder).mode(Mode.SHADOW).build());
        fallIll(world, feed);
        world.seconds(30);
        assertThat(feed.phase()).isInstanceOf(Spent.class);
        feed.give(new TargetEvent.ModeChanged(ADA, Mode.AUTO));
        world.seconds(10);
        assertThat(feed.actions()).containsExactly("evict-all", "swap");
    }

    @Test
    void spendsOnlyItsOwnBudget() { // INVARIANT 6, 31
        Policy tight = Policy.builder()
                .budgets(new Budgets(Duration.ofMinutes(10), 1, 6, 6, 20))
                .build();
        World small = new World(tight);
        Subject feed =
                small.superviseHealthy(Pools.one("feed").mode(Mode.SHADOW).build());
        for (int i = 0; i < 2; i++) {
            fallIll(small, feed);
            small.seconds(31);
            feed.script.inside.pass();
            small.seconds(15);
        }
        assertThat(feed.told(HealingEvent.ShadowActed.class)).hasSize(1);
        assertThat(feed.refusals()).allSatisfy(refusal -> assertThat(refusal).startsWith("budget: no"));
        assertThat(small.governor().starts()).isEmpty();
        feed.give(new TargetEvent.ModeChanged(ADA, Mode.AUTO));
        fallIll(small, feed);
        assertThat(feed.actions()).containsExactly("evict-all");
    }

    @Test
    void waitsForItsOwnCooldown() { // INVARIANT 3, 31
        fallIll();
        pool.script.inside.pass();
        world.seconds(1);
        long closed = pool.momentsOf(HealingEvent.Closed.class).get(0);
        fallIll();
        world.seconds(20);
        List<Long> moments = pool.momentsOf(HealingEvent.ShadowActed.class);
        assertThat(moments.get(1) - closed)
                .isGreaterThanOrEqualTo(Duration.ofSeconds(10).toNanos());
        assertThat(pool.state().fatigue().cooldownEndsNanos()).isLessThan(closed);
    }

    @Test
    void coolsAfterAnIncidentThatWasActedOnBeforeItWasOnlyShadowed() { // INVARIANT 3
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.AUTO));
        fallIll();
        assertThat(pool.starts()).isNotEmpty();
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.SHADOW));
        pool.script.inside.pass();
        world.seconds(60);
        long closed = pool.momentsOf(HealingEvent.Closed.class).get(0);
        assertThat(pool.state().fatigue().cooldownEndsNanos() - closed)
                .isEqualTo(Duration.ofSeconds(10).toNanos());
    }

    @Test
    void keepsAFewClaimsAndGivesUpTheOldest() { // INVARIANT 32
        Duration short10 = Duration.ofMillis(10);
        World hasty = new World(Policy.builder()
                .backoff(new BackoffPolicy(short10, 1, short10, 0, Duration.ofMinutes(10)))
                .budgets(new Budgets(Duration.ofMinutes(10), 3, 500, 500, 500))
                .build());
        Step often = Step.of(Pools.remedy("evict-all")).attempts(100);
        Subject feed = hasty.superviseHealthy(
                Pools.with("feed", Runbook.of(often)).mode(Mode.SHADOW).build());
        fallIll(hasty, feed);
        hasty.seconds(29);
        assertThat(feed.state().shadow().claims()).hasSize(Shadow.MOST_CLAIMS);
        ShadowTally tally = feed.state().shadow().report().total();
        assertThat(tally.undecided())
                .isEqualTo(tally.acted() - Shadow.MOST_CLAIMS)
                .isPositive();
    }

    @Test
    void wouldActWhereAPersonWouldBeAsked() { // INVARIANT 15
        Subject feed = world.superviseHealthy(
                Pools.with("feed", Runbook.of(Pools.remedy("wipe").atRisk(Risk.IRREVERSIBLE)))
                        .mode(Mode.SHADOW)
                        .build());
        fallIll(world, feed);
        assertThat(feed.told(HealingEvent.ShadowActed.class)).hasSize(1);
    }

    @Test
    void wouldNotActWhileAllHealingIsPaused() { // INVARIANT 14
        world.pause("ada", "database move");
        fallIll();
        world.seconds(60);
        assertThat(pool.told(HealingEvent.ShadowActed.class)).isEmpty();
        assertThat(pool.refusals())
                .containsExactly("kill-switch: no, all healing is paused: ada: database move (paused)");
    }

    @Test
    void explainsWhatItWouldHaveDone() { // REQ L3
        fallIll();
        world.seconds(31);
        pool.script.inside.pass();
        world.seconds(15);
        fallIll();
        assertThat(world.explain(pool).toString()).contains("""
                  in SHADOW it would have acted 2 times, 1 justified, 0 not, 0 undecided, 1 not judged yet (precision 1.00)
                    evict-all: would have acted 2 times, 1 justified, 0 not, 0 undecided, 1 not judged yet (precision 1.00)
                """.indent(0));
        assertThat(tally().acted()).isEqualTo(2);
    }
}
