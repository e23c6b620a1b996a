// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.target.Probing;
import dev.prunella.verify.Verification;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What cannot be right is refused while wiring, by property and value. */
class BadNumbersTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration LESS = Duration.ofSeconds(-1);

    private static void refused(String message, ThrowingCallable wiring) {
        assertThatIllegalArgumentException().isThrownBy(wiring).withMessage(message);
    }

    @Test
    void namesThePolicysProperty() {
        refused(
                "policy: evidence must be at least 1, got 0",
                () -> Policy.builder().evidence(0).build());
        refused(
                "policy: concurrency must be at least 1, got 0",
                () -> Policy.builder().concurrency(0).build());
        refused(
                "policy: suspicionPace must be more than zero, got PT0S",
                () -> Policy.builder().suspicionPace(NONE).build());
        refused(
                "policy: planLife must be more than zero, got PT0S",
                () -> Policy.builder().planLife(NONE).build());
        refused(
                "policy: unknownEscalatesAfter must be more than zero, got PT0S",
                () -> Policy.builder().unknownEscalatesAfter(NONE).build());
        refused(
                "policy: settling must not be negative, got PT-1S",
                () -> Policy.builder().settling(LESS).build());
        refused(
                "policy: startGrace must not be negative, got PT-1S",
                () -> Policy.builder().startGrace(LESS).build());
        refused(
                "policy: cooldown must not be negative, got PT-1S",
                () -> Policy.builder().cooldown(LESS).build());
        refused(
                "policy: stabilisation must not be negative, got PT-1S",
                () -> Policy.builder().stabilisation(LESS).build());
        refused(
                "policy: slowestPace must be at least suspicionPace PT0.1S, got PT0.099S",
                () -> Policy.builder().slowestPace(Duration.ofMillis(99)).build());
    }

    @Test
    void refusesWhatNanosecondsCannotCount() {
        Duration ages = Duration.ofDays(36_501);
        String tooLong = " must be at most 100 years, got PT876024H";
        Duration one = Duration.ofSeconds(1);
        refused(
                "policy: cooldown" + tooLong,
                () -> Policy.builder().cooldown(ages).build());
        refused(
                "policy: slowestPace" + tooLong,
                () -> Policy.builder().slowestPace(ages).build());
        refused(
                "policy: planLife" + tooLong,
                () -> Policy.builder().planLife(ages).build());
        refused("budgets: window" + tooLong, () -> new Budgets(ages, 3, 6, 6, 20));
        refused("backoff: cap" + tooLong, () -> new BackoffPolicy(one, 2, ages, 0.2, one));
        refused("brake: slowEvery" + tooLong, () -> new BrakePolicy(0.55, ages, 3, 0.5));
        refused("verification: patience" + tooLong, () -> new Verification(3, one, ages));
        refused("probing: period" + tooLong, () -> Probing.ofDefaults().every(ages));
        refused(
                "step 'evict-all': deadline" + tooLong,
                () -> Step.of(Remediation.named("evict-all", context -> RemediationResult.done("")))
                        .within(ages));
    }

    @Test
    void refusesACountOfProcessEndsOutOfBounds() {
        refused(
                "policy: processEnds must be 0 to 100, got -1",
                () -> Policy.builder().processEnds(-1).build());
        refused(
                "policy: processEnds must be 0 to 100, got 101",
                () -> Policy.builder().processEnds(101).build());
    }

    @Test
    void namesTheLatchesProperty() {
        Duration hour = Duration.ofHours(1);
        refused("latches: flappingIncidents must be at least 2, got 1", () -> new Latches(1, hour, hour, 3, hour));
        refused("latches: signatureTargets must be at least 2, got 1", () -> new Latches(4, hour, hour, 1, hour));
        refused("latches: flappingWindow must be more than zero, got PT0S", () -> new Latches(4, NONE, hour, 3, hour));
        refused("latches: flappingQuiet must be more than zero, got PT0S", () -> new Latches(4, hour, NONE, 3, hour));
        refused("latches: signatureWindow must be more than zero, got PT0S", () -> new Latches(4, hour, hour, 3, NONE));
        refused(
                "policy: approvalLife must be more than zero, got PT0S",
                () -> Policy.builder().approvalLife(NONE).build());
    }

    @Test
    void wantsWindowsOfDifferentNames() {
        Window night = Window.of("night", WindowTimes.daily(LocalTime.MIDNIGHT, Duration.ofHours(1), ZoneOffset.UTC));
        refused(
                "policy: windows must have different names, got two of 'night'",
                () -> Policy.builder().windows(night, night.only("web")).build());
    }

    @Test
    void namesTheBudgetsProperty() {
        Duration window = Duration.ofMinutes(10);
        refused("budgets: window must be more than zero, got PT0S", () -> new Budgets(NONE, 3, 6, 6, 20));
        refused("budgets: incidentsPerTarget must not be negative, got -1", () -> new Budgets(window, -1, 6, 6, 20));
        refused("budgets: startsPerGroup must not be negative, got -1", () -> new Budgets(window, 3, -1, 6, 20));
        refused("budgets: startsPerType must not be negative, got -1", () -> new Budgets(window, 3, 6, -1, 20));
        refused("budgets: startsPerSupervisor must not be negative, got -1", () -> new Budgets(window, 3, 6, 6, -1));
    }

    @Test
    void namesTheBackoffsProperty() {
        Duration one = Duration.ofSeconds(1);
        refused("backoff: base must be at least 10 ms, got PT0.009S", () -> backoff(Duration.ofMillis(9), 2, 0.2));
        refused("backoff: factor must be 1 to 100, got 0.5", () -> backoff(one, 0.5, 0.2));
        refused("backoff: factor must be 1 to 100, got NaN", () -> backoff(one, Double.NaN, 0.2));
        refused("backoff: jitter must be 0 to 0.99, got 1.0", () -> backoff(one, 2, 1));
        refused("backoff: cap must be at least the base, got PT1M", () -> backoff(Duration.ofSeconds(61), 2, 0.2));
        refused("backoff: resetAfter must not be negative, got PT-1S", () -> new BackoffPolicy(one, 2, one, 0.2, LESS));
    }

    private static void backoff(Duration base, double factor, double jitter) {
        new BackoffPolicy(base, factor, Duration.ofMinutes(1), jitter, Duration.ofMinutes(10));
    }

    @Test
    void namesTheBrakesProperty() {
        Duration minute = Duration.ofMinutes(1);
        refused(
                "brake: slowAtShare must be more than 0 and at most 1, got 0.0",
                () -> new BrakePolicy(0, minute, 3, 0.5));
        refused(
                "brake: slowAtShare must be more than 0 and at most 1, got NaN",
                () -> new BrakePolicy(Double.NaN, minute, 3, 0.5));
        refused("brake: slowEvery must be more than zero, got PT0S", () -> new BrakePolicy(0.55, NONE, 3, 0.5));
        refused("brake: smallestGroup must be at least 2, got 1", () -> new BrakePolicy(0.55, minute, 1, 0.5));
        refused("brake: minHealthyShare must be 0 to 1, got 1.1", () -> new BrakePolicy(0.55, minute, 3, 1.1));
    }

    @Test
    void namesTheStepsRemediation() {
        Step step = Step.of(Remediation.named("evict-all", context -> RemediationResult.done("")));
        refused("step 'evict-all': attempts must be 1 to 100, got 0", () -> step.attempts(0));
        refused("step 'evict-all': attempts must be 1 to 100, got 101", () -> step.attempts(101));
        refused("step 'evict-all': deadline must be more than zero, got PT0S", () -> step.within(NONE));
        assertThatNullPointerException().isThrownBy(() -> step.verifiedBy(null)).withMessage("verification");
    }

    @Test
    void namesTheVerificationsProperty() {
        Duration one = Duration.ofSeconds(1);
        refused("verification: passes must be at least 1, got 0", () -> new Verification(0, one, one));
        refused("verification: apart must be more than zero, got PT0S", () -> new Verification(3, NONE, one));
        refused("verification: patience must be more than zero, got PT-1S", () -> new Verification(3, one, LESS));
    }

    @Test
    void refusesARunbookWithoutSteps() {
        refused("runbook must have at least one step", () -> new Runbook(List.of()));
    }

    @Test
    void refusesARemediationThatBudgetsCannotName() {
        refused(
                "remediation name must be 1 to 200 of A-Z a-z 0-9 . _ : / -, got 'evict all'",
                () -> Remediation.named("evict all", context -> RemediationResult.done("")));
    }

    @Test
    void hashesEqualPoliciesAlikeAndOthersNot() { // INVARIANT 30
        assertThat(Policy.builder(Policy.ofDefaults()).build().hash())
                .isEqualTo(Policy.ofDefaults().hash())
                .hasSize(16)
                .isNotEqualTo(Policy.builder().evidence(4).build().hash());
    }
}
