// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationResult;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.model.Generation;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.verify.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rows of the table of defaults that are about the verdict and what follows it. */
class VerificationDefaultsTest {

    private final World world = new World();
    private final Subject pool = world.superviseHealthy(Pools.one("orders-db").build());

    @Test
    void measuresThreePassesAHundredMillisecondsApart() { // INVARIANT 20
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(15);
        long returned = pool.starts().get(0).atNanos() + Duration.ofMillis(10).toNanos();
        long verdict = pool.momentsOf(HealingEvent.Verified.class).get(0);
        assertThat(Duration.ofNanos(verdict - returned)).isBetween(Duration.ofMillis(200), Duration.ofMillis(220));
    }

    @Test
    void callsThreeFailuresNotHealed() {
        pool.script.inside.fail("threw");
        world.seconds(15);
        assertThat(pool.told(HealingEvent.Verified.class))
                .extracting(HealingEvent.Verified::verdict)
                .containsExactly(Verdict.NOT_HEALED);
        assertThat(pool.ends()).containsExactly(Attempt.End.INEFFECTIVE);
    }

    @Test
    void neverTakesUnknownForHealed() { // INVARIANT 20, REQ X5
        pool.script.does("evict-all", RemediationResult.done("done"), pool.script.inside::unknown);
        pool.script.inside.fail("threw");
        world.seconds(20);
        HealingEvent.Verified verified = pool.told(HealingEvent.Verified.class).get(0);
        assertThat(verified.what()).isEqualTo("verified INCONCLUSIVE: no 3 looks in a row agreed in time");
        assertThat(pool.ends()).containsExactly(Attempt.End.INEFFECTIVE);
    }

    @Test
    void ignoresALookThatBeganBeforeTheActionEnded() { // INVARIANT 11
        pool.script.insideLatency = Duration.ofMillis(90);
        pool.script.does(
                "evict-all",
                RemediationResult.done("done"),
                () -> pool.script.inside.say(Reading.pass(), Reading.pass(), Readings.fail()));
        pool.script.inside.fail("threw");
        world.seconds(20);
        assertThat(pool.told(HealingEvent.Verified.class).get(0).verdict()).isEqualTo(Verdict.NOT_HEALED);
    }

    @Test
    void countsAnewWhenSomebodyElseReplacesWhatIsVerified() { // INVARIANT 20, found by the simulator
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        for (int i = 0; i < 2_000 && pool.verifyingPasses() != 2; i++) {
            world.seconds(0.01);
        }
        assertThat(pool.verifyingPasses()).isEqualTo(2);
        Generation verified = pool.state().generation();
        Look ofTheOld = new Look(Side.INSIDE, Reading.pass(), verified, world.now(), world.now());
        pool.give(new TargetEvent.Looked(ofTheOld, verified.next()));
        world.runFor(Duration.ZERO);
        assertThat(pool.verifyingPasses()).isZero();
    }

    @Test
    void closesAfterHealthHasHeldForTenSeconds() {
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(30);
        long verdict = pool.momentsOf(HealingEvent.Verified.class).get(0);
        long closed = pool.momentsOf(HealingEvent.Closed.class).get(0);
        assertThat(Duration.ofNanos(closed - verdict)).isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_010));
        assertThat(pool.outcomes()).containsExactly(Outcome.HEALED);
    }

    @Test
    void callsTroubleWithinTheStabilisationARelapseAndOpensAnew() {
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(15);
        pool.script.inside.fail("threw");
        world.seconds(3);
        assertThat(pool.outcomes()).containsExactly(Outcome.RELAPSED);
        assertThat(pool.told(HealingEvent.Opened.class)).hasSize(2);
        world.seconds(30);
        assertThat(pool.outcomes()).containsExactly(Outcome.RELAPSED, Outcome.HEALED);
        pool.expectAccountsSettled();
    }

    @Test
    void doesNotCloseWhileTheLastLookFailed() {
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(15);
        pool.script.inside.repeat(Reading.pass(), Readings.fail(), Readings.fail());
        world.seconds(4.9);
        assertThat(pool.outcomes()).isEmpty();
        assertThat(pool.told(HealingEvent.Opened.class)).hasSize(1);
    }

    @Test
    void doesNotTakeUnknownForHealthThatHolds() { // INVARIANT 20
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(12);
        pool.script.inside.unknown();
        world.seconds(60);
        assertThat(pool.outcomes()).isEmpty();
        world.seconds(90);
        assertThat(pool.escalations()).containsExactly("health was not confirmed within PT2M");
        pool.script.inside.pass();
        world.seconds(2);
        assertThat(pool.outcomes()).containsExactly(Outcome.HEALED);
    }
}
