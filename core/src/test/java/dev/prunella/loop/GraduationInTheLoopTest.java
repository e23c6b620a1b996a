// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Graduation;
import dev.prunella.decide.Graduation.Bar;
import dev.prunella.decide.Policy;
import dev.prunella.decide.ShadowTally;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditRecovery;
import dev.prunella.record.EventEntries;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a target in SHADOW has shown is proposed, never done, and outlives the process. */
// REQ L7
class GraduationInTheLoopTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final Policy policy = Policy.builder()
            .graduation(new Graduation(new Bar(1, 0.5, Duration.ZERO), new Bar(2, 0.9, Duration.ofMinutes(2))))
            .build();
    private final World world = new World(policy);
    private final Subject pool =
            world.superviseHealthy(Pools.one("orders-db").mode(Mode.SHADOW).build());

    private void wouldHaveActed(boolean rightly) {
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(rightly ? 32 : 0.5);
        pool.script.inside.pass();
        world.seconds(15);
    }

    private List<String> proposals() {
        return pool.told(HealingEvent.ShadowProposed.class).stream()
                .map(HealingEvent.ShadowProposed::what)
                .toList();
    }

    @Test
    void proposesTheNextModeOnceAndChangesNothing() {
        wouldHaveActed(true);
        wouldHaveActed(true);
        assertThat(proposals())
                .containsExactly(
                        "mode APPROVE is proposed, a person decides: it would have acted once, 1 justified, 0 not, 0 undecided");
        world.seconds(60);
        wouldHaveActed(true);
        assertThat(proposals()).hasSize(2).last().asString().startsWith("mode AUTO is proposed");
        assertThat(pool.state().mode()).isEqualTo(Mode.SHADOW);
        assertThat(world.explain(pool).toString()).contains("so mode AUTO is proposed; a person decides");
    }

    @Test
    void takesAProposalBack() {
        wouldHaveActed(true);
        wouldHaveActed(false);
        wouldHaveActed(false);
        assertThat(proposals())
                .last()
                .isEqualTo(
                        "no other mode is proposed any more: it would have acted 3 times, 1 justified, 2 not, 0 undecided");
    }

    @Test
    void keepsTheCountsInACheckpoint() { // INVARIANT 41
        wouldHaveActed(true);
        wouldHaveActed(false);
        assertThat(restarted(checkpoint(), List.of()))
                .isEqualTo("would have acted 2 times, 1 justified, 1 not, 0 undecided");
    }

    @Test
    void keepsTheCountsInTheTrail() { // INVARIANT 41
        wouldHaveActed(true);
        wouldHaveActed(false);
        assertThat(restarted(Map.of(), tail())).isEqualTo("would have acted 2 times, 1 justified, 1 not, 0 undecided");
        assertThat(restarted(checkpoint(), tail())).isEqualTo(restarted(Map.of(), tail()));
    }

    @Test
    void neverKnowsWhatTheProcessDidNotLiveToSee() {
        wouldHaveActed(true);
        pool.script.inside.fail("threw");
        world.seconds(12);
        assertThat(restarted(checkpoint(), tail()))
                .isEqualTo("would have acted 2 times, 1 justified, 0 not, 1 undecided");
    }

    @Test
    void keepsSinceWhenItIsCounted() {
        wouldHaveActed(true);
        ShadowTally before = pool.state().shadow().report().total();
        Duration counted = before.span(world.now());
        World next = new World(policy, 99);
        Subject again = restart(next, checkpoint(), List.of(), NOON.plusSeconds(100));
        assertThat(again.state().shadow().report().total().span(next.now()))
                .isBetween(counted.plusSeconds(99), counted.plusSeconds(102));
    }

    @Test
    void forgetsARemediationThatIsGone() {
        wouldHaveActed(true);
        World next = new World(policy);
        var restored = recover(checkpoint(), List.of(), NOON, next.now());
        Subject other =
                next.superviseHealthy(Pools.alone("orders-db").mode(Mode.SHADOW).build());
        other.give(restored);
        next.seconds(1);
        assertThat(other.state().shadow().report().byRemediation()).isEmpty();
    }

    private String restarted(Map<String, String> state, List<AuditRecord> tail) {
        Subject again = restart(new World(policy), state, tail, NOON);
        return again.state().shadow().report().total().toString();
    }

    private Subject restart(World next, Map<String, String> state, List<AuditRecord> tail, Instant now) {
        Subject again = next.superviseHealthy(pool.target);
        again.give(recover(state, tail, now, next.now()));
        next.seconds(1);
        return again;
    }

    private TargetEvent.Restored recover(Map<String, String> state, List<AuditRecord> tail, Instant now, long nanos) {
        var trail = new AuditRecovery(state, NOON, tail, List.of(), NOON, tail.size(), 0);
        return Recovery.read(trail, policy, now, nanos).target("orders-db");
    }

    private Map<String, String> checkpoint() {
        return Checkpoint.of(
                world.governor(), List.of(new Checkpoint.Supervised(pool.target, pool.state())), Map.of(), world.now());
    }

    private List<AuditRecord> tail() {
        List<AuditRecord> records = new ArrayList<>();
        for (HealingEvent event : pool.told(HealingEvent.class)) {
            records.add(new AuditRecord(records.size() + 1, 0, NOON, EventEntries.of(event, "hash", ""), "", ""));
        }
        return records;
    }
}
