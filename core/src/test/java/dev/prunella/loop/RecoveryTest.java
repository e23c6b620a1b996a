// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Policy;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditRecovery;
import dev.prunella.record.EventEntries;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What outlives the process. */
// INVARIANT 41
class RecoveryTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final long OTHER_ORIGIN = 77_000_000_000L;
    private static final Actor ADA = Actor.person("ada");

    private final World world = new World();
    private final Subject pool =
            world.superviseHealthy(Pools.one("orders-db").group("pools").build());

    private void healOnce() {
        pool.script.heals("evict-all");
        pool.script.inside.fail("threw");
        pool.notice("broken-pipe");
        world.seconds(15);
    }

    private Map<String, String> checkpoint() {
        return Checkpoint.of(
                world.governor(), List.of(new Checkpoint.Supervised(pool.target, pool.state())), Map.of(), world.now());
    }

    private static Recovery.Recovered read(Map<String, String> state, List<AuditRecord> tail, Instant now) {
        var trail = new AuditRecovery(state, NOON, tail, List.of(), NOON, tail.size(), 0);
        return Recovery.read(trail, Policy.ofDefaults(), now, OTHER_ORIGIN);
    }

    private Recovery.Recovered afterRestart(Duration down) {
        return read(checkpoint(), List.of(), NOON.plus(down));
    }

    /** Everything that was told so far, as the trail would hold it, written at noon. */
    private List<AuditRecord> tail() {
        List<AuditRecord> records = new ArrayList<>();
        for (HealingEvent event : pool.told(HealingEvent.class)) {
            records.add(new AuditRecord(records.size() + 1, 0, NOON, EventEntries.of(event, "hash", "pools"), "", ""));
        }
        return records;
    }

    @Test
    void keepsNothingOfNothing() {
        Recovery.Recovered recovered = read(Map.of(), List.of(), NOON);
        assertThat(recovered.governor()).isEqualTo(GovernorState.initial(Moment.first(OTHER_ORIGIN, NOON)));
        assertThat(recovered.targets()).isEmpty();
    }

    @Test
    void keepsStartsWithTheirAges() { // INVARIANT 6
        healOnce();
        var before = world.governor().starts().get(0);
        Duration age = Duration.ofNanos(world.now() - before.atNanos());
        var after = afterRestart(Duration.ofMinutes(1)).governor().starts();
        assertThat(after).hasSize(1).first().satisfies(start -> {
            assertThat(start.target()).isEqualTo("orders-db");
            assertThat(start.group()).isEqualTo("pools");
            assertThat(start.type()).isEqualTo("evict-all");
            assertThat(start.incident()).isEqualTo(before.incident());
            assertThat(OTHER_ORIGIN - start.atNanos())
                    .isEqualTo(Duration.ofMillis(age.plusMinutes(1).toMillis()).toNanos());
        });
    }

    @Test
    void forgetsStartsThatNoWindowReachesAnyMore() {
        healOnce();
        assertThat(afterRestart(Duration.ofMinutes(10)).governor().starts()).isEmpty();
    }

    @Test
    void takesAClockThatRanBackwardsForNoTime() { // INVARIANT 26
        healOnce();
        var ahead = afterRestart(Duration.ofHours(-5)).governor().starts();
        assertThat(ahead).isEqualTo(afterRestart(Duration.ZERO).governor().starts());
    }

    @Test
    void keepsAHoldForTheRestOfItsSpan() { // INVARIANT 13
        pool.give(new TargetEvent.HoldPlaced(ADA, "deploying", Duration.ofMinutes(10)));
        world.seconds(60);
        var hold = afterRestart(Duration.ofMinutes(2)).target("orders-db").hold();
        assertThat(hold).isEqualTo(new Hold(OTHER_ORIGIN + Duration.ofMinutes(7).toNanos(), ADA, "deploying"));
        assertThat(afterRestart(Duration.ofMinutes(9)).target("orders-db").hold())
                .isNull();
    }

    @Test
    void keepsModePauseAndFatigue() {
        healOnce();
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.APPROVE));
        world.pause("ada", "database move");
        world.seconds(1);
        Recovery.Recovered recovered = afterRestart(Duration.ZERO);
        assertThat(recovered.target("orders-db").mode()).isEqualTo(Mode.APPROVE);
        assertThat(recovered.target("orders-db").attempts()).isEqualTo(1);
        assertThat(recovered.governor().pausedBecause()).isEqualTo("ada: database move"); // INVARIANT 14
    }

    @Test
    void keepsTheRestOfTheCooldown() { // INVARIANT 3
        healOnce();
        assertThat(pool.outcomes()).hasSize(1);
        long left = pool.state().fatigue().cooldownEndsNanos() - world.now();
        long ends = afterRestart(Duration.ofSeconds(2)).target("orders-db").cooldownEndsNanos();
        assertThat(ends - OTHER_ORIGIN)
                .isEqualTo(Duration.ofNanos(left)
                        .minusSeconds(2)
                        .truncatedTo(ChronoUnit.MILLIS)
                        .toNanos());
    }

    @Test
    void writesNoSecretIntoTheCheckpoint() {
        world.pause("ada", "password=hunter2-is-my-secret");
        world.seconds(1);
        assertThat(checkpoint().toString()).doesNotContain("hunter2");
    }

    @Test
    void replaysIntentsAndTheirEnds() { // INVARIANT 6, 41
        healOnce();
        Recovery.Recovered recovered = read(Map.of(), tail(), NOON.plusSeconds(1));
        assertThat(recovered.governor().starts()).hasSize(1);
        assertThat(recovered.target("orders-db").attempts()).isEqualTo(1);
        assertThat(recovered.target("orders-db").cooldownEndsNanos() - OTHER_ORIGIN)
                .isEqualTo(Duration.ofSeconds(9).toNanos());
    }

    @Test
    void replaysCommands() {
        pool.give(new TargetEvent.HoldPlaced(ADA, "deploying", Duration.ofMinutes(10)));
        pool.give(new TargetEvent.ModeChanged(ADA, Mode.SHADOW));
        world.seconds(1);
        var restored = read(Map.of(), tail(), NOON.plusSeconds(60)).target("orders-db");
        assertThat(restored.mode()).isEqualTo(Mode.SHADOW);
        assertThat(restored.hold().actor()).isEqualTo(ADA);
        assertThat(restored.hold().why()).isEqualTo("deploying");
        assertThat(restored.hold().untilNanos() - OTHER_ORIGIN)
                .isEqualTo(Duration.ofMinutes(9).toNanos());
    }

    @Test
    void replaysTheEndOfAHold() {
        pool.give(new TargetEvent.HoldPlaced(ADA, "deploying", Duration.ofMinutes(10)));
        pool.give(new TargetEvent.HoldLifted(ADA));
        world.seconds(1);
        assertThat(read(Map.of(), tail(), NOON).target("orders-db").hold()).isNull();
    }

    @Test
    void givesTheTargetBackWhatItHad() {
        World next = new World();
        Subject again = next.superviseHealthy(Pools.one("orders-db").build());
        again.give(new TargetEvent.Restored(
                new Hold(next.now() + 60_000_000_000L, ADA, "deploying"),
                Mode.APPROVE,
                DesiredState.MAINTENANCE,
                4,
                next.now() + 9_000_000_000L,
                next.now(),
                Set.of("orders-db/1/1.1"),
                Flapping.none(next.now()),
                Map.of()));
        next.seconds(1);
        assertThat(again.state().mode()).isEqualTo(Mode.APPROVE);
        assertThat(again.state().hold().why()).isEqualTo("deploying");
        assertThat(again.state().desired()).isEqualTo(DesiredState.MAINTENANCE);
        assertThat(again.state().fatigue().attempts()).isEqualTo(4);
        assertThat(again.state().fatigue().processEnds()).containsExactly("orders-db/1/1.1");
        assertThat(again.state().fatigue().backoffEndsNanos() - next.now())
                .isEqualTo(Duration.ofSeconds(8).toNanos()); // INVARIANT 4
    }

    @Test
    void keepsTheRestOfTheBackoff() { // INVARIANT 4, 41
        healOnce();
        long left = pool.state().fatigue().backoffEndsNanos() - world.now();
        long ends = afterRestart(Duration.ZERO).target("orders-db").backoffEndsNanos();
        assertThat(ends - OTHER_ORIGIN)
                .isEqualTo(Math.max(
                        0, Duration.ofNanos(left).truncatedTo(ChronoUnit.MILLIS).toNanos()));
    }

    @Test
    void keepsAMaintenanceThatAPersonBegan() {
        pool.give(new TargetEvent.DesiredChanged(ADA, DesiredState.MAINTENANCE));
        world.seconds(1);
        assertThat(afterRestart(Duration.ZERO).target("orders-db").desired()).isEqualTo(DesiredState.MAINTENANCE);
        assertThat(read(Map.of(), tail(), NOON).target("orders-db").desired()).isEqualTo(DesiredState.MAINTENANCE);
    }

    @Test
    void countsWhatWasNotBegunAsAStartAndAsNoAttempt() { // INVARIANT 7
        healOnce();
        HealingEvent.Intended intended = pool.told(HealingEvent.Intended.class).get(0);
        var notStarted = new HealingEvent.Ended(
                intended.target(), intended.incident(), intended.attempt(), Attempt.End.NOT_STARTED, "too late", null);
        List<AuditRecord> records = List.of(
                new AuditRecord(1, 0, NOON, EventEntries.of(intended, "hash", "pools"), "", ""),
                new AuditRecord(2, 0, NOON, EventEntries.of(notStarted, "hash", "pools"), "", ""));
        Recovery.Recovered recovered = read(Map.of(), records, NOON);
        assertThat(recovered.governor().starts()).hasSize(1);
        assertThat(recovered.targets()).isEmpty();
    }

    @Test
    void countsAnEndOfTheProcessThatTheCheckpointHoldsOnlyOnce() { // INVARIANT 26
        HealingEvent.Intended intended = intendedEnd();
        String key = intended.attempt().key();
        Map<String, String> kept = Map.of("ends:orders-db", key + "|orders-db/1/1.1");
        Recovery.Recovered recovered = read(kept, records(intended), NOON.plus(Duration.ofDays(9)));
        assertThat(recovered.target("orders-db").processEnds()).containsExactlyInAnyOrder(key, "orders-db/1/1.1");
    }

    @Test
    void countsNoEndOfTheProcessThatDidNotBegin() {
        HealingEvent.Intended intended = intendedEnd();
        var notStarted = new HealingEvent.Ended(
                intended.target(), intended.incident(), intended.attempt(), Attempt.End.NOT_STARTED, "too late", null);
        assertThat(read(Map.of(), records(intended, notStarted), NOON)
                        .target("orders-db")
                        .processEnds())
                .isEmpty();
    }

    @Test
    void countsEndsOfTheProcessAnewOnceHealthHasHeld() {
        var steadied = new HealingEvent.Steadied("orders-db", Duration.ofMinutes(10));
        assertThat(read(Map.of(), records(intendedEnd(), steadied), NOON)
                        .target("orders-db")
                        .processEnds())
                .isEmpty();
        assertThat(read(Map.of(), records(steadied, intendedEnd()), NOON)
                        .target("orders-db")
                        .processEnds())
                .hasSize(1);
    }

    private HealingEvent.Intended intendedEnd() {
        healOnce();
        HealingEvent.Intended i = pool.told(HealingEvent.Intended.class).get(0);
        return new HealingEvent.Intended(i.target(), i.incident(), i.attempt(), i.diagnosis(), i.actor(), true);
    }

    private static List<AuditRecord> records(HealingEvent... events) {
        List<AuditRecord> records = new ArrayList<>();
        for (HealingEvent event : events) {
            records.add(new AuditRecord(records.size() + 1, 0, NOON, EventEntries.of(event, "hash", "pools"), "", ""));
        }
        return records;
    }

    @Test
    void countsARecordThatTheCheckpointHoldsOnlyOnce() {
        healOnce();
        assertThat(read(checkpoint(), tail(), NOON).governor().starts()).hasSize(1);
    }
}
