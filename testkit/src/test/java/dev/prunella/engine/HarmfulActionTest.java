// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.act.Compensation;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.EventEntries;
import dev.prunella.record.telemetry.HealingMeter;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.verify.HarmWatch;
import dev.prunella.verify.HarmWatch.Worse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cure that hurts, with real runs under virtual time: sampled, interrupted, taken back, recorded, counted. */
// REQ F7, M7, INVARIANT 29
class HarmfulActionTest {

    private static final Duration NOT_LONG = Duration.ofSeconds(15);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final MemoryStore store = new MemoryStore();
    private final Lab lab = Lab.with(builder ->
            builder.meterRegistry(registry).auditTrail(AuditTrail.builder(store).build()));
    private final Patient patient = new Patient("patient");
    private final List<String> takenBack = new ArrayList<>();
    private volatile double errors = 1;
    private boolean interrupted;

    @AfterEach
    void close() {
        lab.close();
    }

    private TargetBuilder target(Remediation.Action action, HarmWatch watch) {
        Remediation fix = Remediation.named("fix", action).compensatedBy(Compensation.named("unfix", this::takeBack));
        return Target.named("patient")
                .ownedBy("team")
                .inside(patient::look)
                .outside(context -> Reading.pass())
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Step.of(fix).watching(watch)));
    }

    private RemediationResult takeBack(RemediationContext context) {
        takenBack.add(context.attempt().undoes());
        return RemediationResult.done("taken back");
    }

    private RemediationResult hurt(RemediationContext context) throws InterruptedException {
        lab.time.pause(Duration.ofMillis(500));
        errors = 50;
        try {
            lab.time.hang();
        } catch (InterruptedException e) {
            interrupted = true;
            throw e;
        }
        return RemediationResult.done("never");
    }

    private HarmWatch errorRate() {
        return HarmWatch.number("errors", () -> errors, Worse.risingBy(3, 5));
    }

    @Test
    void isInterruptedTakenBackAndToldToAPerson() {
        lab.start(target(this::hurt, errorRate()));
        patient.sick = true;
        lab.pass(NOT_LONG);
        assertThat(interrupted).isTrue();
        assertThat(lab.ends()).containsExactly(Attempt.End.WORSE, Attempt.End.INEFFECTIVE);
        assertThat(takenBack).hasSize(1).first().asString().endsWith("/1.1");
        assertThat(lab.escalations)
                .hasSize(1)
                .first()
                .satisfies(told -> assertThat(told.reason().text())
                        .isEqualTo("fix made it worse: errors got worse, from 1.0 to 50.0; unfix took it back"));
    }

    @Test
    void standsInTheTrailWithIntentAndEnd() { // INVARIANT 16, 17
        lab.start(target(this::hurt, errorRate()));
        patient.sick = true;
        lab.pass(NOT_LONG);
        assertThat(Trails.ends(store)).containsExactly("1.1 WORSE", "1.2 INEFFECTIVE");
        assertThat(Trails.of(store, AuditKind.INTENT))
                .extracting(AuditEntry::details)
                .last()
                .satisfies(
                        details -> assertThat(details.get(EventEntries.UNDOES)).endsWith("/1.1"));
    }

    @Test
    void isCountedAsARollback() {
        lab.start(target(this::hurt, errorRate()));
        patient.sick = true;
        lab.pass(NOT_LONG);
        Meters meters = new Meters(registry);
        assertThat(meters.count(HealingMeter.COMPENSATIONS, "target", "patient", "undone", "true"))
                .isEqualTo(1);
        assertThat(meters.count(HealingMeter.ACTIONS, "action", "fix", "end", "worse"))
                .isEqualTo(1);
        assertThat(meters.times(HealingMeter.REACTION_DELAY, "target", "patient"))
                .isEqualTo(1);
    }

    @Test
    void isLeftAloneWhileNothingGetsWorse() {
        lab.start(target(patient::treat, errorRate()));
        patient.sick = true;
        lab.pass(NOT_LONG);
        assertThat(lab.ends()).containsExactly(Attempt.End.HEALED);
        assertThat(takenBack).isEmpty();
    }

    @Test
    void isLeftAloneByAWatchThatNeverReturns() { // INVARIANT 34, 39
        HarmWatch stuck = HarmWatch.number("stuck", () -> hang(), Worse.above(1));
        lab.start(target(patient::treat, stuck));
        patient.sick = true;
        lab.pass(NOT_LONG);
        assertThat(lab.ends()).containsExactly(Attempt.End.HEALED);
    }

    @Test
    void isNotSampledWithoutAnAttempt() {
        List<Long> samples = new ArrayList<>();
        HarmWatch counting = HarmWatch.probe("counting", (ProbeContext context) -> {
            samples.add(context.clock().nanoTime());
            return Reading.pass();
        });
        lab.start(target(patient::treat, counting));
        lab.pass(Duration.ofMinutes(1));
        assertThat(samples).isEmpty();
        patient.sick = true;
        lab.pass(NOT_LONG);
        int taken = samples.size();
        assertThat(taken).isPositive();
        lab.pass(Duration.ofMinutes(1));
        assertThat(samples).hasSize(taken);
    }

    private double hang() {
        try {
            lab.time.hang();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
