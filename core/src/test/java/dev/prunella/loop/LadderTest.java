// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt.End;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis.Kind;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The order of the steps. */
// REQ L4, F6
class LadderTest {

    private static final Runbook LADDER = Runbook.of(
            Step.of(Pools.remedy("evict-one").curing(Cause.HALF_OPEN)),
            Step.of(Pools.remedy("evict-all")).attempts(2),
            Step.of(Pools.remedy("swap")));

    private final World world = new World();
    private final Subject pool =
            world.superviseHealthy(Pools.with("orders-db", LADDER).build());

    @Test
    void beginsAtTheLightestStepThatCanCureTheCause() { // INVARIANT 28
        pool.script.inside.fail("half-open");
        world.seconds(11);
        assertThat(pool.actions()).containsExactly("evict-one");
    }

    @Test
    void skipsAStepThatCannotCureTheCause() { // INVARIANT 28
        pool.script.inside.fail("threw");
        world.seconds(11);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void goesOnOnlyAfterEachStepEndedNotHealed() { // INVARIANT 28
        pool.script.inside.fail("half-open");
        world.seconds(60);
        assertThat(pool.actions()).containsExactly("evict-one", "evict-all", "evict-all", "swap");
        List<Long> ends = pool.momentsOf(HealingEvent.Ended.class);
        for (int i = 1; i < pool.starts().size(); i++) {
            assertThat(pool.starts().get(i).atNanos()).isGreaterThan(ends.get(i - 1));
        }
    }

    @Test
    void stopsAtTheStepThatHeals() {
        pool.script.heals("evict-all");
        pool.script.inside.fail("half-open");
        world.seconds(60);
        assertThat(pool.actions()).containsExactly("evict-one", "evict-all");
        assertThat(pool.outcomes()).containsExactly(Outcome.HEALED);
        pool.expectAccountsSettled();
    }

    @Test
    void escalatesOnceWhenTheRunbookIsSpentAndWatchesOn() { // INVARIANT 35, 36
        pool.script.inside.fail("threw");
        world.seconds(600);
        assertThat(pool.actions()).containsExactly("evict-all", "evict-all", "swap");
        assertThat(pool.phase()).isInstanceOf(Spent.class);
        assertThat(pool.escalations()).containsExactly("no step is left that could cure LOCAL_FAULT (threw)");
        pool.script.inside.pass();
        world.seconds(5);
        assertThat(pool.outcomes()).containsExactly(Outcome.ESCALATED);
        pool.expectAccountsSettled();
    }

    @Test
    void countsAFailedAttemptAsAnAttempt() {
        pool.script.does("evict-all", RemediationResult.failed("busy", "the pool is being closed"), () -> {});
        pool.script.heals("swap");
        pool.script.inside.fail("threw");
        world.seconds(60);
        assertThat(pool.ends()).containsExactly(End.FAILED, End.FAILED, End.HEALED);
    }

    @Test
    void measuresAlsoWhatWasAlreadyDone() { // INVARIANT 20
        pool.script.does("evict-all", RemediationResult.alreadyDone("nothing to evict"), () -> {});
        pool.script.inside.fail("threw");
        world.seconds(11);
        assertThat(pool.ends()).containsExactly(End.INEFFECTIVE);
    }

    @Test
    void givesEachAttemptOfAnIncidentItsOwnKey() { // INVARIANT 27
        pool.script.inside.fail("half-open");
        world.seconds(60);
        assertThat(pool.starts())
                .extracting(started -> started.attempt().key().replaceAll(".*\\.1/", ""))
                .containsExactly("1.1", "2.2", "2.3", "3.4");
    }

    @Test
    void neverUsesAKeyOfAnEarlierIncident() { // INVARIANT 27
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(60);
        pool.script.inside.fail("threw");
        world.seconds(60);
        assertThat(pool.starts().get(0).attempt().key()).isEqualTo("orders-db/00000007.1/2.1");
        assertThat(pool.starts().get(1).attempt().key()).isEqualTo("orders-db/00000007.2/2.1");
    }

    @Test
    void beginsTheRunbookOfAMoreExactCauseAtItsLightestStep() { // INVARIANT 28
        Subject exact = world.superviseHealthy(Pools.with("users-db", LADDER)
                .when(Kind.LOCAL_FAULT, Cause.READ_ONLY, Runbook.of(Pools.remedy("evict-read-only")))
                .build());
        exact.script.does("evict-all", RemediationResult.done("done"), () -> exact.script.inside.fail("read-only"));
        exact.script.heals("evict-read-only");
        exact.script.inside.fail("threw");
        world.seconds(60);
        assertThat(exact.actions()).containsExactly("evict-all", "evict-read-only");
    }

    @Test
    void escalatesADiagnosisWithoutARunbook() {
        pool.script.inside.fail("deadlock");
        world.seconds(30);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.escalations()).containsExactly("there is no runbook for DEADLOCK (deadlock)");
    }
}
