// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Side;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rows of the table of defaults that are about looking. */
// REQ L1, L2, X1
class DetectionDefaultsTest {

    private final World world = new World();

    @Test
    void looksFromTheInsideOnceEachTenSecondsWithOneSecondToAnswer() {
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        world.seconds(99);
        assertThat(pool.looks(Side.INSIDE))
                .hasSize(10)
                .allSatisfy(look -> assertThat(look.timeout()).isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void looksFromTheOutsideOnceAndThenOnlyInSuspicionWithOneSecondToAnswer() {
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        world.seconds(3_600);
        assertThat(pool.looks(Side.OUTSIDE)).hasSize(1);
        pool.notice("broken-pipe");
        world.seconds(0.05);
        assertThat(pool.looks(Side.OUTSIDE))
                .hasSize(2)
                .allSatisfy(look -> assertThat(look.timeout()).isEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void tellsThatTheOutsideIsBlindBeforeItIsNeeded() {
        Subject pool = world.supervise(Pools.one("orders-db").build());
        pool.script.outside.fail("refused");
        pool.script.outsideLatency = Duration.ofMillis(9);
        world.seconds(60);
        assertThat(pool.told(HealingEvent.Contained.class))
                .extracting(HealingEvent.Contained::what)
                .containsExactly("contained: the outside probe fails while the inside passes,"
                        + " so no local fault could be proven: saw refused (outside-blind)");
        assertThat(pool.told(HealingEvent.Suspected.class)).isEmpty();
    }

    @Test
    void actsOnTheThirdFailureAHundredMillisecondsApart() { // REQ evidence 3, INVARIANT 11
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.inside.fail("threw");
        world.seconds(30);
        long suspected = pool.momentsOf(HealingEvent.Suspected.class).get(0);
        long opened = pool.momentsOf(HealingEvent.Opened.class).get(0);
        assertThat(Duration.ofNanos(opened - suspected)).isBetween(Duration.ofMillis(200), Duration.ofMillis(220));
        assertThat(pool.told(HealingEvent.Opened.class).get(0).diagnosis().weight())
                .isEqualTo(3);
    }

    @Test
    void doesNotActOnTwoFailures() { // INVARIANT 11
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.inside.say(Readings.fail(), Readings.fail(), Readings.pass());
        world.seconds(60);
        assertThat(pool.told(HealingEvent.Suspected.class)).hasSize(1);
        assertThat(pool.told(HealingEvent.Cleared.class)).hasSize(1);
        assertThat(pool.told(HealingEvent.Opened.class)).isEmpty();
    }

    @Test
    void clearsASuspicionAfterThreePasses() {
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.notice("broken-pipe");
        world.seconds(1);
        long cleared = pool.momentsOf(HealingEvent.Cleared.class).get(0);
        long suspected = pool.momentsOf(HealingEvent.Suspected.class).get(0);
        assertThat(Duration.ofNanos(cleared - suspected)).isBetween(Duration.ofMillis(200), Duration.ofMillis(220));
    }

    @Test
    void watchesAnOpenIncidentClosePacedThenOnceASecond() {
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.inside.fail("threw");
        pool.script.outside.fail("refused");
        world.seconds(12);
        int before = pool.effects(Effect.StartLook.class).size();
        assertThat(before).isGreaterThan(2 * 20);
        world.seconds(20);
        int looks = pool.effects(Effect.StartLook.class).size() - before;
        world.seconds(20);
        int later = pool.effects(Effect.StartLook.class).size() - before - looks;
        assertThat(later).isBetween(2 * 18, 2 * 21).isLessThanOrEqualTo(looks);
    }

    @Test
    void leavesATargetThatNeverPassedAloneForAMinute() {
        Subject pool = world.supervise(Pools.one("orders-db").build());
        pool.script.inside.fail("threw");
        world.seconds(59.5);
        assertThat(pool.told(HealingEvent.Suspected.class)).isEmpty();
        world.seconds(2);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void endsTheStartGraceWithTheFirstPass() {
        Subject pool = world.supervise(Pools.one("orders-db").build());
        pool.script.inside.say(Readings.fail(), Readings.pass(), Readings.fail());
        world.seconds(20);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void looksOnceASecondUntilTheFirstPass() {
        Subject pool = world.supervise(Pools.one("orders-db").build());
        pool.script.inside.unknown();
        world.seconds(10);
        assertThat(pool.looks(Side.INSIDE)).hasSize(10);
        assertThat(pool.health()).isEqualTo(Health.UNKNOWN);
    }

    @Test
    void ignoresSymptomsDuringTheStartGrace() {
        Subject pool = world.supervise(Pools.one("orders-db").build());
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(10);
        assertThat(pool.told(HealingEvent.Suspected.class)).isEmpty();
    }

    @Test
    void doesNotAddUpFailuresThatLieFarApart() { // INVARIANT 10
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.inside.say(Readings.fail(), Readings.fail(), Readings.unknown());
        world.seconds(30);
        pool.script.inside.say(Readings.fail(), Readings.unknown());
        world.seconds(60);
        assertThat(pool.actions()).isEmpty();
    }

    @Test
    void escalatesWhatStaysUnknownAfterTwoMinutes() {
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.inside.unknown();
        world.seconds(10 + 119);
        assertThat(pool.escalations()).isEmpty();
        world.seconds(3);
        assertThat(pool.escalations()).containsExactly("no diagnosis within PT2M");
        assertThat(pool.actions()).isEmpty();
    }
}
