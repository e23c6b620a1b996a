// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.act.Attempt;
import dev.prunella.model.Actor;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditTrail;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No action without a durable intent, and one end for each intent, whatever the store does. */
// REQ X11
class TrailOutageTest {

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final MemoryStore store = new MemoryStore().in(time);
    private final Lab lab =
            Lab.in(time, builder -> builder.auditTrail(AuditTrail.builder(store).build()));
    private final Patient patient = new Patient("patient");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void theIntentIsDurableBeforeTheFirstEffect() {
        // INVARIANT 16
        boolean[] durable = {false};
        store.syncTakes = Duration.ofMillis(300);
        lab.start(patient.target(context -> {
            durable[0] = store.durableText().contains(context.attempt().key());
            return patient.treat(context);
        }));
        patient.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(durable[0]).isTrue();
        assertThat(lab.ends()).containsExactly(Attempt.End.HEALED);
    }

    @Test
    void whileTheStoreFailsNothingIsDoneAndAPersonIsTold() {
        // INVARIANT 19
        lab.start(patient.target());
        store.failing = true;
        patient.sick = true;
        lab.pass(Duration.ofMinutes(5));
        assertThat(patient.treatments).isEmpty();
        assertThat(lab.escalations)
                .extracting(escalation -> escalation.reason().code())
                .containsExactly("audit-unavailable");
    }

    @Test
    void whenTheStoreWorksAgainHealingGoesOn() {
        // FAULT-F14
        lab.start(patient.target());
        store.failing = true;
        patient.sick = true;
        lab.pass(Duration.ofSeconds(15));
        store.failing = false;
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(1);
        assertThat(Trails.ends(store)).hasSize(1).allMatch(end -> end.endsWith("HEALED"));
    }

    @Test
    void whileTheDiskIsFullNothingIsDoneAndOnceThereIsRoomHealingGoesOn() {
        // FAULT-F14
        lab.start(patient.target());
        store.full = true;
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(patient.treatments).isEmpty();
        assertThat(lab.escalations)
                .extracting(escalation -> escalation.reason().code())
                .containsExactly("audit-unavailable");
        store.full = false;
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void aSyncThatFailsOnceCostsASegmentAndNoAction() {
        // FAULT-F14, LESSONS finding 6
        lab.start(patient.target());
        beginTheSegment();
        store.syncsToFail = 1;
        patient.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(1);
        assertThat(Trails.ends(store)).containsExactly("1.1 HEALED");
        assertThat(lab.escalations).isEmpty();
    }

    @Test
    void noThreadOfTheHostWaitsForASlowSyncAndCommandsActAtOnce() {
        // FAULT-F14
        TargetHandle handle = lab.start(patient.target());
        store.syncTakes = Duration.ofSeconds(30);
        long before = time.nanoTime();
        lab.supervisor.pause(Actor.person("ann"), "stop all");
        handle.hold(Actor.person("ann"), "works on it", Duration.ofHours(1));
        handle.healNow(Actor.person("ann"));
        lab.supervisor.status();
        handle.explain();
        assertThat(time.nanoTime()).isEqualTo(before);
        lab.pass(Duration.ofMillis(1));
        assertThat(lab.supervisor.status().pausedBecause()).isEqualTo("ann: stop all");
        assertThat(handle.status().hold()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {1_100, 1_900, 2_500, 4_900, 30_000})
    void aSyncThatHangsForLongerThanASecondStartsNothing(long millis) {
        // INVARIANT 19, FAULT-F14
        lab.start(patient.target());
        store.syncTakes = Duration.ofMillis(millis);
        patient.sick = true;
        lab.pass(Duration.ofMinutes(2));
        assertThat(patient.treatments).isEmpty();
        assertThat(lab.escalations).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1_100, 1_900, 2_500, 4_900, 30_000})
    void anIntentThatWasLateEndsAsNotStartedOnce(long millis) {
        // INVARIANT 17
        lab.start(patient.target());
        beginTheSegment();
        store.syncTakes = Duration.ofMillis(millis);
        patient.sick = true;
        lab.pass(Duration.ofMillis(9_500));
        store.syncTakes = Duration.ZERO;
        lab.pass(Duration.ofMinutes(2));
        assertThat(Trails.of(store, AuditKind.INTENT)).hasSameSizeAs(Trails.of(store, AuditKind.TERMINAL));
        assertThat(Trails.ends(store).get(0)).isEqualTo("1.1 NOT_STARTED");
        assertThat(patient.treatments).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 1_100, 1_900, 2_500, 4_900, 30_000})
    void anEndThatWasLateIsRecordedOnce(long millis) {
        // INVARIANT 17
        lab.start(patient.target(context -> {
            store.syncTakes = Duration.ofMillis(millis);
            return patient.treat(context);
        }));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(10));
        time.advance(Duration.ofMillis(millis));
        store.syncTakes = Duration.ZERO;
        lab.pass(Duration.ofMinutes(2));
        assertThat(Trails.ends(store)).containsExactly("1.1 HEALED");
    }

    @Test
    void anEndThatCouldNotBeRecordedIsTriedUntilItIs() {
        // INVARIANT 17
        lab.start(patient.target(context -> {
            store.failing = true;
            return patient.treat(context);
        }));
        patient.sick = true;
        lab.pass(Duration.ofMinutes(5));
        assertThat(Trails.ends(store)).isEmpty();
        store.failing = false;
        lab.pass(Duration.ofSeconds(3));
        assertThat(Trails.ends(store)).containsExactly("1.1 HEALED");
    }

    @Test
    void aTargetThatLeavesWhileItsIntentIsLateLeavesOneEnd() {
        // INVARIANT 17
        TargetHandle handle = lab.start(patient.target());
        beginTheSegment();
        store.syncTakes = Duration.ofMillis(1_900);
        patient.sick = true;
        lab.pass(Duration.ofMillis(9_500));
        handle.unsupervise();
        store.syncTakes = Duration.ZERO;
        lab.pass(Duration.ofMinutes(1));
        assertThat(Trails.ends(store)).containsExactly("1.1 NOT_STARTED");
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void theKillSwitchWorksAtOnceAndIsDurableWhenItCanBe() {
        // INVARIANT 14
        lab.start(patient.target());
        store.failing = true;
        lab.supervisor.pause(Actor.person("ann"), "stop all");
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        store.failing = false;
        lab.pass(Duration.ofMinutes(1));
        assertThat(patient.treatments).isEmpty();
        assertThat(Trails.of(store, AuditKind.KILL)).hasSize(1);
    }

    @Test
    void whatAPersonSaidLastIsRecordedLastWhateverTheStoreRefused() {
        // INVARIANT 41, found by the simulator
        TargetHandle handle = lab.start(patient.target());
        store.failing = true;
        handle.mode(Actor.person("ann"), Mode.SHADOW);
        lab.pass(Duration.ofMillis(900));
        handle.mode(Actor.person("ann"), Mode.APPROVE);
        lab.pass(Duration.ofMillis(300));
        handle.mode(Actor.person("ann"), Mode.AUTO);
        lab.pass(Duration.ofMillis(450));
        store.failing = false;
        lab.pass(Duration.ofSeconds(3));
        assertThat(modes()).containsExactly("SHADOW", "APPROVE", "AUTO");
    }

    @ParameterizedTest
    @ValueSource(longs = {500, 1_100, 1_900, 2_500, 4_900, 30_000})
    void whatAPersonSaidLastIsRecordedLastHoweverLateTheStoreIs(long millis) {
        // INVARIANT 41
        TargetHandle handle = lab.start(patient.target());
        beginTheSegment();
        store.syncTakes = Duration.ofMillis(millis);
        handle.mode(Actor.person("ann"), Mode.SHADOW);
        lab.pass(Duration.ofMillis(700));
        handle.mode(Actor.person("ann"), Mode.AUTO);
        lab.pass(Duration.ofMillis(millis));
        store.syncTakes = Duration.ZERO;
        lab.pass(Duration.ofMinutes(2));
        assertThat(modes()).containsExactly("SHADOW", "AUTO");
    }

    @Test
    void closingWritesAlsoWhatWaitsForItsTurn() {
        // INVARIANT 40
        TargetHandle handle = lab.start(patient.target());
        store.failing = true;
        handle.mode(Actor.person("ann"), Mode.SHADOW);
        handle.mode(Actor.person("ann"), Mode.AUTO);
        lab.pass(Duration.ofMillis(500));
        store.failing = false;
        assertThat(lab.supervisor.shutdown().trailComplete()).isTrue();
        assertThat(modes()).containsExactly("SHADOW", "AUTO");
    }

    private List<String> modes() {
        return Trails.of(store, AuditKind.LATCH).stream()
                .filter(entry -> "mode".equals(entry.details().get("command")))
                .map(entry -> entry.details().get("value"))
                .toList();
    }

    @Test
    void closingWhileTheStoreHangsSaysThatTheTrailIsNotComplete() {
        // INVARIANT 40
        lab.start(patient.target());
        patient.sick = true;
        store.syncTakes = Duration.ofHours(1);
        lab.pass(Duration.ofSeconds(20));
        long before = time.nanoTime();
        assertThat(lab.supervisor.shutdown().trailComplete()).isFalse();
        assertThat(Duration.ofNanos(time.nanoTime() - before)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void closingInMidActionLeavesAnEnd() {
        // INVARIANT 17
        lab.start(patient.target(context -> {
            time.hang();
            return null;
        }));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(12));
        assertThat(lab.supervisor.shutdown().trailComplete()).isTrue();
        assertThat(Trails.ends(store)).containsExactly("1.1 UNKNOWN");
        assertThat(store.closed).isTrue();
    }

    /** So that the next sync is the intent's. */
    private void beginTheSegment() {
        lab.supervisor.resume(Actor.person("ann"));
        lab.pass(Duration.ZERO);
    }
}
