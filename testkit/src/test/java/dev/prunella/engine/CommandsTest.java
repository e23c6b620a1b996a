// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.TargetHandle;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditTrail;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person commands is carried out, recorded with the name, and shown. */
class CommandsTest {

    private static final Actor ANN = Actor.person("ann");
    private static final Duration HOUR = Duration.ofHours(1);

    private final MemoryStore store = new MemoryStore();
    private final Lab lab =
            Lab.with(builder -> builder.auditTrail(AuditTrail.builder(store).build()));
    private final Patient patient = new Patient("patient");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aPauseKeepsAllHealingOff() {
        // INVARIANT 14
        TargetHandle handle = lab.start(patient.target());
        lab.supervisor.pause(ANN, "deploys");
        patient.sick = true;
        lab.pass(Duration.ofMinutes(5));
        assertThat(patient.treatments).isEmpty();
        assertThat(lab.supervisor.status().pausedBecause()).isEqualTo("ann: deploys");
        assertThat(handle.explain().toString()).contains("all healing is paused: ann: deploys");
        assertThat(recorded(AuditKind.KILL)).containsExactly("ann pause");
    }

    @Test
    void aResumeLetsItGoOn() {
        lab.start(patient.target());
        lab.supervisor.pause(ANN, "deploys");
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        lab.supervisor.resume(ANN);
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(1);
        assertThat(recorded(AuditKind.KILL)).containsExactly("ann pause", "ann resume");
    }

    @Test
    void aPauseBeforeTheStartCounts() {
        lab.supervisor.pause(ANN, "not yet");
        patient.sick = true;
        lab.start(patient.target());
        lab.pass(Duration.ofMinutes(5));
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void aHoldKeepsHealingOffItsTargetUntilItEnds() {
        TargetHandle handle = lab.start(patient.target());
        handle.hold(ANN, "works on it", HOUR);
        patient.sick = true;
        lab.pass(Duration.ofMinutes(59));
        assertThat(patient.treatments).isEmpty();
        assertThat(handle.status().hold().why()).isEqualTo("works on it");
        assertThat(handle.explain().toString())
                .contains("held by ann for another")
                .contains("works on it");
        lab.pass(Duration.ofMinutes(2));
        assertThat(patient.treatments).hasSize(1);
        assertThat(recorded(AuditKind.HOLD)).containsExactly("ann hold");
    }

    @Test
    void aHoldThatIsLiftedEnds() {
        TargetHandle handle = lab.start(patient.target());
        handle.hold(ANN, "works on it", HOUR);
        lab.pass(Duration.ofSeconds(1));
        handle.release(Actor.person("bob"));
        patient.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(1);
        assertThat(handle.status().hold()).isNull();
        assertThat(recorded(AuditKind.HOLD)).containsExactly("ann hold", "bob hold-lifted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT168H0.000000001S"})
    void aHoldOfNoLengthOrTooLongIsRefused(String span) {
        TargetHandle handle = lab.start(patient.target());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> handle.hold(ANN, "works on it", Duration.parse(span)))
                .withMessage("target 'patient': hold must last more than zero and at most 7 days, got "
                        + Duration.parse(span));
    }

    @Test
    void shadowDecidesAndDoesNothing() {
        // INVARIANT 31
        TargetHandle handle = lab.start(patient.target());
        handle.mode(ANN, Mode.SHADOW);
        patient.sick = true;
        lab.pass(Duration.ofMinutes(5));
        assertThat(patient.treatments).isEmpty();
        assertThat(lab.escalations).isEmpty();
        assertThat(handle.status().mode()).isEqualTo(Mode.SHADOW);
        assertThat(handle.explain().toString()).contains("mode SHADOW");
        assertThat(recorded(AuditKind.LATCH)).containsExactly("ann mode");
    }

    @Test
    void whatIsStoppedOnPurposeIsNotIll() {
        TargetHandle handle = lab.start(patient.target());
        handle.desired(ANN, DesiredState.STOPPED);
        patient.sick = true;
        lab.pass(Duration.ofMinutes(10));
        assertThat(lab.supervisor.status().targets().get(0).incidents()).isZero();
        assertThat(handle.status().desired()).isEqualTo(DesiredState.STOPPED);
        assertThat(recorded(AuditKind.LATCH)).containsExactly("ann desired");
    }

    @Test
    void healNowNeedsNoEvidenceAndNamesWhoAsked() {
        TargetHandle handle = lab.start(patient.target());
        handle.healNow(ANN);
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(1);
        assertThat(Trails.of(store, AuditKind.INTENT))
                .extracting(AuditEntry::actor)
                .containsExactly("ann");
    }

    @Test
    void healNowSkipsNoGuardrail() {
        TargetHandle handle = lab.start(patient.target());
        lab.supervisor.pause(ANN, "deploys");
        handle.healNow(ANN);
        lab.pass(Duration.ofMinutes(5));
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void commandsAreCarriedOutInTheirOrder() {
        TargetHandle handle = lab.start(patient.target());
        List.of(Mode.SHADOW, Mode.APPROVE, Mode.AUTO, Mode.SHADOW).forEach(mode -> handle.mode(ANN, mode));
        lab.pass(Duration.ofSeconds(1));
        assertThat(handle.status().mode()).isEqualTo(Mode.SHADOW);
        assertThat(recorded(AuditKind.LATCH)).hasSize(4);
    }

    private List<String> recorded(AuditKind kind) {
        return Trails.of(store, kind).stream()
                .map(entry -> entry.actor() + " " + entry.details().get("command"))
                .toList();
    }
}
