// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Mode;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.EventEntries;
import dev.prunella.record.telemetry.HealingMeter;
import dev.prunella.testkit.time.FakeTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a target in SHADOW would have done, in all places where it is to be seen, and over a restart. */
// REQ L7, F2, INVARIANT 31
class ShadowedTargetTest {

    private static final String WORDS = "would have acted 2 times, 1 justified, 1 not, 0 undecided";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Patient patient = new Patient("patient");
    private MemoryStore store = new MemoryStore();
    private Lab lab = lab(1);

    @AfterEach
    void close() {
        lab.close();
    }

    private Lab lab(long seed) {
        AuditTrail trail = AuditTrail.builder(store).build();
        return Lab.in(
                FakeTime.create(seed, 8), builder -> builder.auditTrail(trail).meterRegistry(registry));
    }

    private TargetHandle wouldHaveActedTwice() {
        TargetHandle handle = lab.start(patient.target().mode(Mode.SHADOW));
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        patient.sick = false;
        lab.pass(Duration.ofMinutes(1));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(11));
        patient.sick = false;
        lab.pass(Duration.ofMinutes(1));
        return handle;
    }

    @Test
    void saysSoInItsStatus() {
        TargetHandle handle = wouldHaveActedTwice();
        assertThat(handle.status().shadow().total()).hasToString(WORDS);
        assertThat(handle.status().shadow().byRemediation()).containsOnlyKeys("fix");
        assertThat(handle.explain().toString()).contains("in SHADOW it " + WORDS + " (precision 0.50)");
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void saysSoInItsMeters() {
        wouldHaveActedTwice();
        Meters meters = new Meters(registry);
        assertThat(meters.count(HealingMeter.SHADOW, "action", "fix", "verdict", "justified"))
                .isEqualTo(1);
        assertThat(meters.count(HealingMeter.SHADOW, "action", "fix", "verdict", "unjustified"))
                .isEqualTo(1);
        assertThat(meters.count(HealingMeter.SHADOW, "action", "fix", "verdict", "undecided"))
                .isZero();
    }

    @Test
    void saysSoInTheTrail() {
        wouldHaveActedTwice();
        assertThat(Trails.of(store, AuditKind.INTENT)).isEmpty();
        assertThat(Trails.of(store, AuditKind.NOTE).stream()
                        .map(entry -> entry.details().getOrDefault(EventEntries.VERDICT, ""))
                        .filter(verdict -> !verdict.isEmpty()))
                .containsExactly("JUSTIFIED", "UNJUSTIFIED");
    }

    @Test
    void saysSoStillAfterACleanRestart() { // INVARIANT 41
        wouldHaveActedTwice();
        lab.close();
        store = store.afterACrash();
        lab = lab(2);
        TargetHandle again = lab.start(patient.target().mode(Mode.SHADOW));
        assertThat(again.status().shadow().total()).hasToString(WORDS);
    }

    @Test
    void showsItsPlanWithoutDoingAnything() { // REQ I5
        TargetHandle handle = lab.start(patient.target().mode(Mode.SHADOW));
        Diagnosis diagnosis = new Diagnosis(Diagnosis.Kind.LOCAL_FAULT, Cause.UNSPECIFIED, 3, "");
        String plan = handle.dryRun(diagnosis).toString();
        assertThat(plan)
                .startsWith("patient, mode SHADOW: a dry run, nothing is done")
                .contains("1. fix: risk LOW, once, interrupted after PT30S")
                .contains("mode: no, mode is SHADOW");
        assertThat(handle.dryRun()).hasToString(plan);
        assertThat(patient.treatments).isEmpty();
        assertThat(Trails.of(store, AuditKind.INTENT)).isEmpty();
    }
}
