// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.diagnose.Diagnosis.Kind;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What must never lead to an action, and what does. */
// REQ F2, F4, X2
class NeverActsTest {

    private final World world = new World();
    private final Subject pool = world.superviseHealthy(
            Pools.one("orders-db").conclusive(Cause.READ_ONLY).build());

    private Diagnosis opened() {
        return pool.told(HealingEvent.Opened.class).get(0).diagnosis();
    }

    @Test
    void waitsWhileTheDependencyIsDownToo() {
        pool.script.inside.fail("threw");
        pool.script.outside.fail("refused");
        world.seconds(90);
        assertThat(opened().kind()).isEqualTo(Kind.DEPENDENCY_DOWN);
        assertThat(pool.actions()).isEmpty();
    }

    @Test
    void closesByItselfWhenTheDependencyReturnsWithTheTarget() {
        pool.script.inside.fail("threw");
        pool.script.outside.fail("refused");
        world.seconds(30);
        pool.script.inside.pass();
        pool.script.outside.pass();
        world.seconds(5);
        assertThat(pool.outcomes()).containsExactly(Outcome.SELF_RECOVERED);
        assertThat(pool.actions()).isEmpty();
    }

    @Test
    void countsAnewOnceTheDependencyIsBack() { // INVARIANT 11
        pool.script.inside.fail("threw");
        pool.script.outside.fail("refused");
        world.seconds(30);
        pool.script.outside.pass();
        long back = world.now();
        world.seconds(5);
        assertThat(pool.starts()).hasSize(1);
        assertThat(Duration.ofNanos(pool.starts().get(0).atNanos() - back)).isGreaterThan(Duration.ofMillis(500));
        assertThat(pool.told(HealingEvent.Rediagnosed.class).get(0).diagnosis().kind())
                .isEqualTo(Kind.LOCAL_FAULT);
    }

    @Test
    void doesNotActOnASideThatDisagreesWithItselfWhicheverWayItLookedLast() { // INVARIANT 11
        Subject other = world.superviseHealthy(Pools.one("users-db").build());
        pool.script.inside.repeat(Readings.fail(), Reading.pass());
        other.script.inside.repeat(Reading.pass(), Readings.fail());
        pool.notice("broken-pipe");
        other.notice("broken-pipe");
        world.seconds(150);
        assertThat(pool.actions()).isEmpty();
        assertThat(other.actions()).isEmpty();
        assertThat(opened().kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(pool.escalations()).containsExactly("no diagnosis within PT2M");
    }

    @Test
    void doesNotActOnAnOutsideThatCannotTell() { // INVARIANT 10
        pool.script.inside.fail("threw");
        pool.script.outside.unknown();
        world.seconds(200);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.escalations()).hasSize(1);
    }

    @Test
    void doesNotActOnAThousandSymptoms() { // REQ L5
        for (int i = 0; i < 1_000; i++) {
            pool.notice("read-only");
            world.seconds(0.03);
        }
        assertThat(pool.told(HealingEvent.Opened.class)).isEmpty();
        assertThat(pool.told(HealingEvent.Suspected.class)).hasSizeBetween(5, 12);
    }

    @Test
    void wakesTheProbesAtOnceOnASymptom() {
        world.seconds(5);
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(0.3);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void actsOnOneConclusivePair() { // INVARIANT 11
        pool.script.inside.fail("read-only");
        pool.notice("read-only");
        world.seconds(0.02);
        assertThat(opened().sameAs(new Diagnosis(Kind.LOCAL_FAULT, Cause.READ_ONLY, 3, "")))
                .isTrue();
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void isNotVetoedByAPassElsewhereInThePool() {
        pool.script.outsideLatency = Duration.ofMillis(50);
        pool.script.inside.say(Readings.fail("read-only"), Reading.pass());
        pool.notice("read-only");
        world.seconds(0.2);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void doesNotTakeAFailureOfAnOtherCauseForThePair() {
        pool.script.inside.say(Readings.fail("threw"), Reading.pass());
        pool.notice("read-only");
        world.seconds(60);
        assertThat(pool.actions()).isEmpty();
    }

    @Test
    void startsTheEvidenceAnewWhenACorrelatedFailureIsOver() { // INVARIANT 12
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(0.15);
        pool.give(new TargetEvent.EvidenceReset());
        world.seconds(0.15);
        assertThat(pool.told(HealingEvent.Opened.class)).isEmpty();
        world.seconds(0.3);
        assertThat(pool.told(HealingEvent.Opened.class)).hasSize(1);
    }
}
