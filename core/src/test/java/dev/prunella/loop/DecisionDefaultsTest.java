// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Latches;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of the table of defaults that are about deciding and acting. */
// REQ L3, F3, X3
class DecisionDefaultsTest {

    private final World world = new World();

    @Test
    void actsByItselfByDefault() {
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.inside.fail("threw");
        world.seconds(11);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void givesAStepThirtySeconds() {
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.does("evict-all", null, () -> {});
        pool.script.inside.fail("threw");
        world.seconds(60);
        long started = pool.starts().get(0).atNanos();
        assertThat(pool.starts().get(0).attempt().deadline().remaining(started))
                .isBetween(Duration.ofMillis(29_900), Duration.ofSeconds(30));
        assertThat(pool.ends()).containsExactly(Attempt.End.TIMED_OUT);
        assertThat(pool.told(HealingEvent.Ended.class).get(0).detail()).isEqualTo("interrupted after PT30S");
    }

    @Test
    void doesNotStartAPlanThatIsOlderThanFiveSeconds() { // INVARIANT 21
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.trailLatency = Duration.ofMillis(5_001);
        pool.script.inside.fail("threw");
        world.seconds(17);
        assertThat(pool.actions()).isEmpty();
        assertThat(pool.ends()).containsExactly(Attempt.End.NOT_STARTED);
        assertThat(pool.told(HealingEvent.Ended.class).get(0).detail()).isEqualTo("the plan is older than PT5S");
    }

    @Test
    void startsAPlanThatIsYoungerThanFiveSeconds() {
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.trailLatency = Duration.ofMillis(4_999);
        pool.script.inside.fail("threw");
        world.seconds(17);
        assertThat(pool.actions()).containsExactly("evict-all");
    }

    @Test
    void healsOneTargetAtATimeUntilItsVerdict() { // INVARIANT 8
        Subject one = world.superviseHealthy(Pools.one("orders-db").build());
        Subject two = world.superviseHealthy(Pools.one("users-db").build());
        one.script.heals("evict-all");
        two.script.heals("evict-all");
        one.script.inside.fail("threw");
        two.script.inside.fail("threw");
        world.seconds(30);
        assertThat(two.refusals())
                .containsExactly(
                        "concurrency: not yet, 1 remediation of other targets runs, the limit is 1 (concurrency)");
        long verdict = one.momentsOf(HealingEvent.Verified.class).get(0);
        assertThat(two.starts().get(0).atNanos()).isGreaterThanOrEqualTo(verdict);
        assertThat(two.starts().get(0).atNanos() - verdict).isLessThan(200_000_000);
    }

    @Test
    void waitsTenSecondsAfterAnIncidentBeforeItActsOnTheNext() { // INVARIANT 3
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        world.seconds(21);
        long closed = pool.momentsOf(HealingEvent.Closed.class).get(0);
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(20);
        assertThat(pool.starts()).hasSize(2);
        assertThat(Duration.ofNanos(pool.starts().get(1).atNanos() - closed))
                .isBetween(Duration.ofSeconds(10), Duration.ofMillis(10_200));
        assertThat(pool.refusals()).hasSize(1).first().asString().startsWith("cooldown: not yet");
    }

    @Test
    void actsOnThreeIncidentsOfATargetInTenMinutes() { // INVARIANT 6
        Duration hour = Duration.ofHours(1);
        World world = new World(Policy.builder()
                .latches(new Latches(100, hour, hour, 100, hour))
                .build());
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        fallIllEach(world, pool, 60);
        assertThat(pool.starts()).hasSize(3);
        assertThat(pool.escalations())
                .containsExactly("3 incidents of this target were acted on within PT10M, the limit is 3");
        world.seconds(60 * 7);
        assertThat(pool.starts()).hasSize(4);
        assertThat(pool.starts().get(3).atNanos() - pool.starts().get(0).atNanos())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(10).toNanos());
    }

    @Test
    void actsOnFewerIncidentsOfATargetThatHasABudgetOfItsOwn() { // INVARIANT 6
        World world = new World();
        Subject careful =
                world.superviseHealthy(Pools.one("orders-db").incidentBudget(1).build());
        Subject other = world.superviseHealthy(Pools.one("stock-db").build());
        for (Subject pool : List.of(careful, other)) {
            pool.script.heals("evict-all");
            for (int incident = 0; incident < 2; incident++) {
                pool.script.inside.fail("threw");
                pool.notice("broken-pipe");
                world.seconds(60);
            }
        }
        assertThat(careful.starts()).hasSize(1);
        assertThat(careful.escalations())
                .containsExactly("1 incidents of this target were acted on within PT10M, the limit is 1");
        assertThat(other.starts()).hasSize(2);
    }

    private static void fallIllEach(World world, Subject pool, int seconds) {
        pool.script.heals("evict-all");
        for (int incident = 0; incident < 4; incident++) {
            pool.script.inside.fail("threw");
            pool.notice("broken-pipe");
            world.seconds(seconds);
        }
    }

    @Test
    void latchesAtTheFourthIncidentInThirtyMinutes() { // INVARIANT 22
        Subject pool = world.superviseHealthy(Pools.one("orders-db").build());
        fallIllEach(world, pool, 9 * 60);
        assertThat(pool.starts()).hasSize(3);
        assertThat(pool.escalations())
                .containsExactly(
                        "4 incidents within PT30M: healing does not last, so it is latched until PT1H without one");
        pool.give(new TargetEvent.Unlatched(Actor.person("ada")));
        world.seconds(2);
        assertThat(pool.starts()).hasSize(4);
    }

    @Test
    void startsOneTypeSixTimesInTenMinutes() { // INVARIANT 6
        Subject pool = world.superviseHealthy(Pools.with(
                        "orders-db",
                        Runbook.of(Step.of(Pools.remedy("evict-all")).attempts(100)))
                .build());
        pool.script.does("evict-all", RemediationResult.failed("busy", "could not"), () -> {});
        pool.script.inside.fail("threw");
        world.seconds(9 * 60);
        assertThat(pool.starts()).hasSize(6);
        assertThat(pool.escalations()).containsExactly("6 starts of type evict-all within PT10M, the limit is 6");
    }
}
