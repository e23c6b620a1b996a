// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.decide.Budgets;
import dev.prunella.decide.Latches;
import dev.prunella.decide.Policy;
import dev.prunella.model.Actor;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** INVARIANT 41: the process dies at some moment, and the next one goes on where the trail ends. */
// REQ P5
class RestartTest {

    private static final Actor ANN = Actor.person("ann");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Patient patient = new Patient("patient");
    private Latches latches = new Latches(100, HOUR, HOUR, 3, Duration.ofMinutes(10));
    private long crashes;
    private MemoryStore store = new MemoryStore();
    private Lab lab = lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void anIntentThatTheCrashLeftOpenEndsAsUnknownBeforeAnythingElse() {
        // INVARIANT 17
        lab.start(hanging());
        patient.sick = true;
        lab.pass(Duration.ofSeconds(12));
        crash();
        lab.start(patient.target());
        lab.pass(Lab.WHILE);
        assertThat(Trails.read(store).stream()
                        .filter(record -> record.entry().target().equals("patient"))
                        .map(record -> record.kind())
                        .filter(AuditKind::durable))
                .startsWith(AuditKind.INTENT, AuditKind.TERMINAL, AuditKind.INTENT);
        assertThat(Trails.ends(store)).startsWith("1.1 UNKNOWN");
    }

    @Test
    void anActionThatTheCrashCutOffIsFollowedByTheCooldown() {
        // INVARIANT 3
        lab.start(hanging());
        patient.sick = true;
        lab.pass(Duration.ofSeconds(12));
        crash();
        lab.start(patient.target());
        lab.pass(Duration.ofSeconds(7));
        assertThat(patient.treatments).isEmpty();
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void theCooldownSurvives() {
        // INVARIANT 3
        healOnce(lab);
        patient.sick = true;
        crash();
        lab.start(patient.target());
        lab.pass(Duration.ofSeconds(3));
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void theBudgetSurvives() {
        // INVARIANT 6
        for (int i = 0; i < 3; i++) {
            healOnce(lab);
            crash();
        }
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(patient.treatments).hasSize(3);
        assertThat(lab.escalations).hasSize(1);
    }

    @Test
    void theBudgetSurvivesACrashBeforeAnythingNewWasWritten() {
        // INVARIANT 6
        for (int i = 0; i < 3; i++) {
            healOnce(lab);
            crash();
            crash();
        }
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(patient.treatments).hasSize(3);
    }

    @Test
    void theLatchOfATargetThatFellIllTooOftenSurvives() {
        // INVARIANT 22
        latches = new Latches(2, HOUR, HOUR, 3, Duration.ofMinutes(10));
        crash();
        healOnce(lab);
        crash();
        TargetHandle handle = lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(handle.status().flapping()).isTrue();
        assertThat(patient.treatments).hasSize(1);
        handle.unlatch(ANN);
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(2);
    }

    @Test
    void theLatchOfARemediationSurvivesAndSoDoesItsEnd() {
        // INVARIANT 23
        latches = new Latches(100, HOUR, HOUR, 2, Duration.ofMinutes(10));
        crash();
        patient.curable = false;
        Patient other = new Patient("other");
        other.curable = false;
        lab.start(patient.target(), other.target());
        patient.sick = true;
        other.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.supervisor.status().latched()).hasSize(1);
        crash();
        String latched = lab.supervisor.status().latched().keySet().iterator().next();
        lab.supervisor.unlatch(ANN, latched);
        lab.pass(Duration.ofSeconds(1));
        crash();
        assertThat(lab.supervisor.status().latched()).isEmpty();
    }

    @Test
    void aHoldSurvives() {
        TargetHandle before = lab.start(patient.target());
        before.hold(ANN, "works | on it\r\nherself", HOUR);
        lab.pass(Duration.ofMinutes(10));
        crash();
        TargetHandle after = lab.start(patient.target());
        assertThat(after.status().hold().actor()).isEqualTo(ANN);
        assertThat(after.status().hold().why()).contains("works | on it\\r\\nherself");
        patient.sick = true;
        lab.pass(Duration.ofMinutes(10));
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void aHoldThatWasLiftedStaysLifted() {
        TargetHandle before = lab.start(patient.target());
        before.hold(ANN, "works on it", HOUR);
        before.release(ANN);
        lab.pass(Duration.ofSeconds(1));
        crash();
        assertThat(lab.start(patient.target()).status().hold()).isNull();
    }

    @Test
    void aHoldIsTakenOverOnceAndNotAgainByALaterRegistration() {
        lab.start(patient.target()).hold(ANN, "works on it", HOUR);
        lab.pass(Duration.ofSeconds(1));
        crash();
        TargetHandle handle = lab.start(patient.target());
        handle.release(ANN);
        lab.pass(Duration.ofSeconds(1));
        handle.unsupervise();
        TargetHandle again = lab.supervisor.supervise(patient.target());
        lab.pass(Duration.ofSeconds(1));
        assertThat(again.status().hold()).isNull();
    }

    @Test
    void aHoldSurvivesARunInWhichItsTargetWasNotSupervised() {
        lab.start(patient.target()).hold(ANN, "works on it", HOUR);
        lab.pass(Duration.ofSeconds(1));
        crash();
        lab.start(new Patient("other").target());
        fillASegment();
        crash();
        assertThat(lab.start(patient.target()).status().hold()).isNotNull();
    }

    @Test
    void aPauseSurvivesAndSoDoesItsEnd() {
        // INVARIANT 14
        lab.start(patient.target());
        lab.supervisor.pause(ANN, "deploys");
        lab.pass(Duration.ofSeconds(1));
        crash();
        assertThat(lab.supervisor.status().pausedBecause()).isEqualTo("ann: deploys");
        lab.supervisor.resume(ANN);
        lab.pass(Duration.ofSeconds(1));
        crash();
        assertThat(lab.supervisor.status().pausedBecause()).isEmpty();
    }

    @Test
    void aModeThatWasCommandedSurvives() {
        lab.start(patient.target()).mode(ANN, Mode.SHADOW);
        lab.pass(Duration.ofSeconds(1));
        crash();
        assertThat(lab.start(patient.target()).status().mode()).isEqualTo(Mode.SHADOW);
    }

    @Test
    void allOfItSurvivesAnEndOfASegment() {
        TargetHandle handle = lab.start(patient.target());
        handle.hold(ANN, "works on it", HOUR);
        handle.mode(ANN, Mode.APPROVE);
        lab.supervisor.pause(ANN, "deploys");
        lab.pass(Duration.ofSeconds(1));
        fillASegment();
        lab.supervisor.pause(ANN, "deploys");
        fillASegment();
        crash();
        TargetHandle after = lab.start(patient.target());
        assertThat(after.status().mode()).isEqualTo(Mode.APPROVE);
        assertThat(after.status().hold()).isNotNull();
    }

    @Test
    void incidentsOfTheNextProcessHaveNewNames() {
        // INVARIANT 27
        healOnce(lab);
        crash();
        lab.pass(Duration.ofMinutes(20));
        healOnce(lab);
        assertThat(Trails.read(store).stream()
                        .filter(record -> record.kind() == AuditKind.INTENT)
                        .map(record -> record.entry().attempt()))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    private TargetBuilder hanging() {
        return patient.target(context -> {
            lab.time.hang();
            return null;
        });
    }

    private void healOnce(Lab where) {
        where.start(patient.target());
        where.pass(Duration.ofMinutes(1));
        patient.sick = true;
        where.pass(Duration.ofSeconds(24));
        assertThat(patient.sick).isFalse();
    }

    private void fillASegment() {
        for (int i = 0; i < 30; i++) {
            lab.supervisor.resume(ANN);
            lab.pass(Duration.ofMillis(1));
        }
    }

    /** Nothing of the old process goes on; the new one has what was synced. */
    private void crash() {
        store = store.afterACrash();
        lab.time.close();
        lab = lab();
    }

    private Lab lab() {
        AuditTrail trail =
                AuditTrail.builder(store).segmentBytes(8_192).segments(50).build();
        Budgets budgets = new Budgets(HOUR, 3, 6, 6, 20);
        Policy policy = Policy.builder()
                .budgets(budgets)
                .latches(latches)
                .startGrace(Duration.ZERO)
                .build();
        return Lab.in(
                FakeTime.create(crashes++, 8),
                builder -> builder.auditTrail(trail).policy(policy));
    }
}
