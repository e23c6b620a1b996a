// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.component;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.detect.Reading;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** REQ A3, REQ U1: a component is restarted in place, in the process. */
class ComponentHealedTest {

    private final Works works = new Works();

    @AfterEach
    void close() {
        works.close();
    }

    @Test
    void oneThatTellsOfItsDeathIsRestartedOnOneLook() {
        Component feed = works.running("feed");
        works.supervise(feed);
        works.pass(Duration.ofSeconds(5));

        works.part("feed").running = false;
        feed.died(new IllegalStateException("poison"));
        works.pass(Duration.ofMillis(1));

        assertThat(works.diary).containsExactly("start feed");
        works.pass(Works.STABLE);
        works.assertClosed("feed", Outcome.HEALED);
        assertThat(works.seen(HealingEvent.Opened.class, "feed")
                        .get(0)
                        .diagnosis()
                        .summary())
                .contains("poison")
                .contains("knows for certain of not-running");
    }

    @Test
    void oneThatDiesInSilenceIsFoundAtTheNextLook() {
        works.supervise(works.running("feed"));
        works.pass(Duration.ofSeconds(5));

        works.part("feed").running = false;
        works.pass(Duration.ofSeconds(10).plus(Works.STABLE));

        assertThat(works.diary).containsExactly("start feed");
        works.assertClosed("feed", Outcome.HEALED);
    }

    @Test
    void oneThatFailsAtItsStartIsRestartedWithBackoffUntilItRuns() {
        works.part("feed").failingStarts.set(3);
        works.supervise(Component.of("feed", works.part("feed")));

        works.pass(Duration.ofSeconds(40));

        assertThat(works.diary).containsExactly("start feed", "start feed", "start feed", "start feed");
        works.assertClosed("feed", Outcome.HEALED);
        assertThat(works.seen(HealingEvent.Ended.class, "feed"))
                .extracting(HealingEvent.Ended::end)
                .containsExactly(Attempt.End.FAILED, Attempt.End.FAILED, Attempt.End.FAILED, Attempt.End.HEALED);
        assertPauses(1_000, 2_000, 4_000);
        assertThat(works.told).isEmpty();
    }

    /** Each at most a fifth longer or shorter. */
    private void assertPauses(long... millis) {
        var at = works.intendedAfterMillis("feed");
        for (int i = 0; i < millis.length; i++) {
            assertThat(at.get(i + 1) - at.get(i)).isBetween(millis[i] * 8 / 10, millis[i] * 12 / 10 + 10);
        }
    }

    @Test
    void oneThatNeverStartsIsToldToAPersonAfterFiveAttempts() {
        works.part("feed").failingStarts.set(Integer.MAX_VALUE);
        works.supervise(Component.of("feed", works.part("feed")));

        works.pass(Duration.ofMinutes(10));

        assertThat(works.diary).hasSize(5);
        assertThat(works.told).hasSize(1);
        assertThat(works.told.get(0).target().name()).isEqualTo("feed");
    }

    @Test
    void whatIsInFlightHasTheComponentsLimitToFinish() {
        Component feed = works.running("feed").draining(Duration.ofSeconds(3));
        boolean[] stalled = {false};
        works.supervise(ComponentRecipes.component(
                feed, context -> stalled[0] ? Reading.fail("stalled", "no progress") : Reading.pass()));
        works.pass(Duration.ofSeconds(5));

        stalled[0] = true;
        works.pass(Duration.ofSeconds(11));
        stalled[0] = false;
        works.pass(Works.STABLE);

        assertThat(works.diary).startsWith("stop feed", "start feed");
        assertThat(works.part("feed").lastLimit).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void oneThatDoesNotEndIsNotStartedASecondTime() {
        Component feed = works.running("feed");
        works.part("feed").endless = true;
        works.supervise(ComponentRecipes.component(feed, context -> Reading.fail("stalled", "no progress")));

        works.pass(Duration.ofMinutes(2));

        assertThat(works.diary).hasSize(5).containsOnly("stop feed");
        assertThat(works.seen(HealingEvent.Ended.class, "feed").get(0).detail())
                .contains("still runs after it was stopped");
        assertThat(works.told).hasSize(1);
    }

    @Test
    void isOfOneSupervisorAtATime() {
        Component feed = works.running("feed");
        assertThat(feed.claim(works)).isTrue();
        assertThat(feed.claim(this)).isFalse();
        feed.release(this);
        assertThat(feed.claim(this)).isFalse();
        feed.release(works);
        assertThat(feed.claim(this)).isTrue();
    }

    @Test
    void isHealthyWhileItRuns() {
        var handle = works.supervise(works.running("feed"));
        works.pass(Duration.ofMinutes(10));

        assertThat(handle.status().health()).isEqualTo(Health.HEALTHY);
        assertThat(works.diary).isEmpty();
    }
}
