// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.act.Compensation;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.Reading;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.verify.HarmWatch;
import dev.prunella.verify.HarmWatch.Worse;
import dev.prunella.verify.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cure that hurts is interrupted, taken back, and the last one of its incident. */
// REQ F7, INVARIANT 29
class HarmTest {

    private final World world = new World();
    private final HarmWatch errors = HarmWatch.number("errors", () -> 0, Worse.risingBy(2, 1));
    private final Remediation swap =
            Pools.remedy("swap").compensatedBy(Compensation.named("unswap", context -> RemediationResult.done("")));
    private final Step step = Step.of(swap).watching(errors);
    private final Subject pool =
            world.superviseHealthy(Pools.with("orders-db", Runbook.of(step, Step.of(Pools.remedy("restart"))))
                    .build());

    private void swapRunsFor(Duration span) {
        pool.script.does("swap", new Script.Remedy(span, RemediationResult.done("swapped"), 0, () -> {}));
        pool.script.does("unswap", RemediationResult.done("unswapped"), () -> {});
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(0.3);
    }

    private void sample(double value) {
        sample(Reading.pass().measuring(value, "/s"));
    }

    private void sample(Reading reading) {
        pool.give(new TargetEvent.Sampled(pool.starts().get(0).attempt().key(), "errors", reading));
        world.seconds(0.01);
    }

    private void harm() {
        sample(10);
        sample(30);
        sample(30);
    }

    private List<String> ended() {
        return pool.told(HealingEvent.Ended.class).stream()
                .map(ended -> ended.attempt().remediation() + " " + ended.end())
                .toList();
    }

    @Test
    void interruptsTakesBackAndStops() {
        swapRunsFor(Duration.ofSeconds(5));
        harm();
        assertThat(pool.effects(Effect.Interrupt.class)).hasSize(1);
        world.seconds(60);
        assertThat(ended()).containsExactly("swap WORSE", "unswap INEFFECTIVE");
        assertThat(pool.told(HealingEvent.Verified.class))
                .extracting(HealingEvent.Verified::verdict)
                .containsExactly(Verdict.WORSE);
        assertThat(pool.escalations())
                .containsExactly("swap made it worse: errors got worse, from 10.0/s to 30.0/s; unswap took it back");
        pool.expectAccountsSettled();
    }

    @Test
    void takesNothingBackBeforeTheActionHasEnded() { // INVARIANT 1
        swapRunsFor(Duration.ofSeconds(5));
        harm();
        world.seconds(4);
        assertThat(pool.actions()).containsExactly("swap");
        world.seconds(1);
        assertThat(pool.actions()).containsExactly("swap", "unswap");
    }

    @Test
    void takesBackWhatTurnsOutToHurtWhileItIsVerified() {
        swapRunsFor(Duration.ofMillis(10));
        assertThat(pool.phase()).isInstanceOf(Verifying.class);
        pool.script.inside.pass();
        harm();
        world.seconds(5);
        assertThat(ended()).containsExactly("swap WORSE", "unswap INEFFECTIVE");
        assertThat(pool.outcomes()).containsExactly(Outcome.ESCALATED);
    }

    @Test
    void takesNothingBackThatIgnoresItsInterrupt() { // INVARIANT 1, 39
        pool.script.hangs("swap");
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(0.3);
        harm();
        world.seconds(60);
        assertThat(ended()).containsExactly("swap ABANDONED");
        assertThat(pool.actions()).containsExactly("swap");
        assertThat(pool.escalations())
                .containsExactly("swap made it worse: errors got worse, from 10.0/s to 30.0/s;"
                        + " it still runs, so nothing takes it back");
    }

    @Test
    void takesWhatIsUnknownForNoHarm() { // INVARIANT 10
        swapRunsFor(Duration.ofSeconds(2));
        sample(10);
        for (int i = 0; i < 10; i++) {
            sample(Reading.unknown("late", "the number came late"));
        }
        world.seconds(3);
        assertThat(pool.ends()).doesNotContain(Attempt.End.WORSE);
    }

    @Test
    void takesOneOddSampleForNoHarm() {
        swapRunsFor(Duration.ofSeconds(2));
        for (int i = 0; i < 5; i++) {
            sample(10);
            sample(30);
        }
        world.seconds(3);
        assertThat(pool.ends()).doesNotContain(Attempt.End.WORSE);
    }

    @Test
    void watchesFromTheIntentToTheVerdict() {
        swapRunsFor(Duration.ofMillis(100));
        world.seconds(1);
        String key = pool.starts().get(0).attempt().key();
        assertThat(pool.effects(Effect.StartWatching.class))
                .containsExactly(new Effect.StartWatching(key, List.of(errors)));
        assertThat(pool.effects(Effect.StopWatching.class)).containsExactly(new Effect.StopWatching(key));
        assertThat(pool.state().watching()).isNull();
    }

    @Test
    void ignoresASampleOfAnEarlierAttempt() {
        swapRunsFor(Duration.ofMillis(100));
        world.seconds(1);
        harm();
        assertThat(pool.ends()).doesNotContain(Attempt.End.WORSE);
    }

    @Test
    void stopsWithoutACompensationToo() {
        Subject feed = world.superviseHealthy(Pools.with(
                        "feed",
                        Runbook.of(Step.of(Pools.remedy("evict")).watching(errors), Step.of(Pools.remedy("restart"))))
                .build());
        feed.script.does(
                "evict", new Script.Remedy(Duration.ofSeconds(1), RemediationResult.done("evicted"), 0, () -> {}));
        feed.script.inside.fail("threw");
        feed.notice("broken-pipe");
        world.seconds(0.3);
        String key = feed.starts().get(0).attempt().key();
        for (double value : new double[] {10, 30, 30}) {
            feed.give(new TargetEvent.Sampled(key, "errors", Reading.pass().measuring(value, "/s")));
        }
        world.seconds(60);
        assertThat(feed.actions()).containsExactly("evict");
        assertThat(feed.ends()).containsExactly(Attempt.End.WORSE);
        assertThat(feed.phase()).isInstanceOf(Spent.class);
        assertThat(feed.escalations()).hasSize(1).first().asString().endsWith("nothing takes it back");
    }
}
