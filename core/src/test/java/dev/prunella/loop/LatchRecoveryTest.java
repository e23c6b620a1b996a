// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Policy;
import dev.prunella.model.Actor;
import dev.prunella.model.Reason;
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

/** What was latched, and what was on the way to it, outlives the process. */
// INVARIANT 41
class LatchRecoveryTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final long OTHER_ORIGIN = 77_000_000_000L;
    private static final Actor ADA = Actor.person("ada");

    private final World world = new World();
    private final Subject pool =
            world.superviseHealthy(Pools.one("orders-db").group("pools").build());

    private static Recovery.Recovered read(Map<String, String> state, List<AuditRecord> tail, Instant now) {
        var trail = new AuditRecovery(state, NOON, tail, List.of(), NOON, tail.size(), 0);
        return Recovery.read(trail, Policy.ofDefaults(), now, OTHER_ORIGIN);
    }

    private Recovery.Recovered afterRestart(Duration down) {
        var kept = List.of(new Checkpoint.Supervised(pool.target, pool.state()));
        return read(Checkpoint.of(world.governor(), kept, Map.of(), world.now()), List.of(), NOON.plus(down));
    }

    /** Everything that was told so far, as the trail would hold it, written at noon. */
    private static List<AuditRecord> tailOf(Subject... subjects) {
        List<AuditRecord> records = new ArrayList<>();
        for (Subject subject : subjects) {
            subject.told(HealingEvent.class).forEach(event -> records.add(written(event)));
        }
        return records;
    }

    private static void fail(World world, Subject subject) {
        subject.script.inside.fail("threw");
        subject.notice("broken-pipe");
        world.seconds(30);
    }

    private static AuditRecord written(HealingEvent event) {
        return new AuditRecord(1, 0, NOON, EventEntries.of(event, "hash", ""), "", "");
    }

    @Test
    void knowsWhatWasTriedIfASegmentBeganMeanwhile() { // INVARIANT 23, 41, found by the simulator
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        for (int i = 0; i < 50 && !(pool.phase() instanceof Verifying); i++) {
            world.seconds(0.1);
        }
        var kept = List.of(new Checkpoint.Supervised(pool.target, pool.state()));
        Map<String, String> checkpoint = Checkpoint.of(world.governor(), kept, Map.of(), world.now());
        int before = tailOf(pool).size();
        world.seconds(30);
        List<AuditRecord> tail = tailOf(pool).subList(before, tailOf(pool).size());
        assertThat(read(checkpoint, tail, NOON).governor().latches().misses())
                .extracting(TypeLatches.Miss::target, TypeLatches.Miss::type, TypeLatches.Miss::cause)
                .contains(tuple("orders-db", "evict-all", "threw"));
    }

    @Test
    void keepsHowOftenItFellIll() { // INVARIANT 22
        pool.script.heals("evict-all");
        fail(world, pool);
        String incident = pool.state().flapping().spells().get(0).incident();
        Flapping kept = afterRestart(Duration.ofMinutes(1)).target("orders-db").flapping();
        Flapping replayed =
                read(Map.of(), tailOf(pool), NOON).target("orders-db").flapping();
        assertThat(kept.spells()).extracting(Flapping.Spell::incident).containsExactly(incident);
        assertThat(replayed.spells()).extracting(Flapping.Spell::incident).containsExactly(incident);
        assertThat(OTHER_ORIGIN - kept.quietSinceNanos())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1).toNanos());
    }

    @Test
    void keepsWhatDidNotHelp() { // INVARIANT 23
        fail(world, pool);
        var misses = afterRestart(Duration.ofMinutes(1)).governor().latches().misses();
        assertThat(misses).hasSize(1).first().satisfies(miss -> {
            assertThat(miss.target()).isEqualTo("orders-db");
            assertThat(miss.type()).isEqualTo("evict-all");
            assertThat(miss.cause()).isEqualTo("threw");
        });
        assertThat(read(Map.of(), tailOf(pool), NOON.plusSeconds(60))
                        .governor()
                        .latches()
                        .misses())
                .extracting(TypeLatches.Miss::cause)
                .containsExactly("threw");
        assertThat(afterRestart(Duration.ofMinutes(10)).governor().latches().misses())
                .isEmpty();
    }

    @Test
    void keepsLatchesUntilAPersonLiftsThem() { // INVARIANT 23
        AuditRecord latch = written(new HealingEvent.Commanded(
                "", null, Actor.automation(), Reason.of("latch", "it made orders-db worse"), "swap"));
        AuditRecord lift =
                written(new HealingEvent.Commanded("", null, ADA, Reason.of("unlatch", "lifts the latch"), "swap"));
        assertThat(read(Map.of(), List.of(latch), NOON).governor().latchedBecause("swap"))
                .isEqualTo("it made orders-db worse");
        assertThat(read(Map.of("latch:swap", "it made orders-db worse"), List.of(), NOON)
                        .governor()
                        .latchedBecause("swap"))
                .isEqualTo("it made orders-db worse");
        assertThat(read(Map.of(), List.of(latch, lift), NOON).governor().latchedBecause("swap"))
                .isEmpty();
    }

    @Test
    void latchesWhatDidNotHelpEvenIfTheLatchItselfIsNotOnRecord() { // INVARIANT 23
        Subject second = world.superviseHealthy(Pools.one("carts-db").build());
        Subject third = world.superviseHealthy(Pools.one("users-db").build());
        List.of(pool, second, third).forEach(subject -> fail(world, subject));
        assertThat(read(Map.of(), tailOf(pool, second, third), NOON).governor().latchedBecause("evict-all"))
                .isEqualTo("it did not help against threw at 3 targets within PT10M");
        assertThat(read(Map.of(), tailOf(pool, second), NOON).governor().latchedBecause("evict-all"))
                .isEmpty();
    }

    @Test
    void latchesWhatDidHarmEvenIfTheLatchItselfIsNotOnRecord() { // INVARIANT 23
        fail(world, pool);
        List<AuditRecord> tail = new ArrayList<>(
                List.of(written(pool.told(HealingEvent.Intended.class).get(0))));
        HealingEvent.Ended ended = pool.told(HealingEvent.Ended.class).get(0);
        tail.add(written(new HealingEvent.Ended(
                ended.target(), ended.incident(), ended.attempt(), Attempt.End.WORSE, "", ended.ran())));
        assertThat(read(Map.of(), tail, NOON).governor().latchedBecause("evict-all"))
                .isEqualTo("it made orders-db worse");
    }
}
