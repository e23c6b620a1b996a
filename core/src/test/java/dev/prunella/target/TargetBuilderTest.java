// SPDX-License-Identifier: Apache-2.0
package dev.prunella.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.diagnose.Diagnosis.Kind;
import dev.prunella.escalate.PlatformPort;
import dev.prunella.escalate.PlatformRungs;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import dev.prunella.model.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A description is complete and right, or it is refused by target, property and value. */
// REQ X23
class TargetBuilderTest {

    private static final Runbook RUNBOOK =
            Runbook.of(Remediation.named("restart", context -> RemediationResult.done("done")));

    private static TargetBuilder builder(String name) {
        return Target.named(name).ownedBy("team-orders").inside(context -> Reading.pass());
    }

    private static void refused(String message, TargetBuilder builder) {
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessage(message);
    }

    @Test
    void hasTheDefaultsOfTheTable() {
        Target target = builder("orders-db").build();
        assertThat(target.mode()).isEqualTo(Mode.AUTO);
        assertThat(target.desired()).isEqualTo(DesiredState.RUNNING);
        assertThat(target.info().severity()).isEqualTo(Severity.ERROR);
        assertThat(target.probing())
                .isEqualTo(new Probing(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(1)));
    }

    @Test
    void namesWhatIsMissing() {
        refused(
                "target 'orders-db': inside must be a probe, got none",
                Target.named("orders-db").ownedBy("team-orders"));
        refused(
                "target 'orders-db': owner must be 1 to 200 characters, got ''",
                Target.named("orders-db").inside(context -> Reading.pass()));
    }

    @Test
    void mayHaveAStartGraceOfItsOwn() {
        assertThat(builder("orders-db").build().startGrace()).isNull();
        assertThat(builder("orders-db").startGrace(Duration.ZERO).build().startGrace())
                .isZero();
        refused(
                "target 'orders-db': startGrace must not be negative, got PT-1S",
                builder("orders-db").startGrace(Duration.ofSeconds(-1)));
    }

    @Test
    void namesWhatIsWrong() {
        refused(
                "target 'orders db': name must be 1 to 200 of A-Z a-z 0-9 . _ : / -, got 'orders db'",
                builder("orders db"));
        refused(
                "target 'orders-db': group must be empty or of the form of a name, got 'a b'",
                builder("orders-db").group("a b"));
        refused(
                "target 'orders-db': dependsOn must be another target's name, got 'orders-db'",
                builder("orders-db").dependsOn("orders-db"));
    }

    @Test
    void refusesARunbookForWhatIsNeverActedOn() {
        refused(
                "target 'orders-db': when must name a kind that is acted on, got DEPENDENCY_DOWN",
                builder("orders-db").when(Kind.DEPENDENCY_DOWN, RUNBOOK));
        refused(
                "target 'orders-db': when must name a kind that is acted on, got UNKNOWN",
                builder("orders-db").when(Kind.UNKNOWN, Cause.WEDGED, RUNBOOK));
    }

    @Test
    void namesTheProbingsProperty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probing.ofDefaults().every(Duration.ZERO))
                .withMessage("probing: period must be more than zero, got PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probing.ofDefaults().within(Duration.ZERO, Duration.ofSeconds(1)))
                .withMessage("probing: insideTimeout must be more than zero, got PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Probing.ofDefaults().within(Duration.ofSeconds(1), Duration.ofSeconds(-1)))
                .withMessage("probing: outsideTimeout must be more than zero, got PT-1S");
    }

    @Test
    void refusesABudgetOfLessThanNothing() {
        refused(
                "target 'orders-db': incidentBudget must not be negative, got -1",
                builder("orders-db").incidentBudget(-1));
        assertThat(builder("orders-db").incidentBudget(0).build().incidentBudget())
                .isZero();
    }

    @Test
    void prefersTheRunbookOfTheExactCause() {
        Runbook exact = Runbook.of(Remediation.named("evict", context -> RemediationResult.done("done")));
        Target target = builder("orders-db")
                .when(Kind.LOCAL_FAULT, RUNBOOK)
                .when(Kind.LOCAL_FAULT, Cause.READ_ONLY, exact)
                .build();
        assertThat(target.runbooks().forDiagnosis(diagnosis(Cause.READ_ONLY))).isEqualTo(exact);
        assertThat(target.runbooks().forDiagnosis(diagnosis(Cause.WEDGED))).isEqualTo(RUNBOOK);
    }

    private static Diagnosis diagnosis(Cause cause) {
        return new Diagnosis(Kind.LOCAL_FAULT, cause, 3, "");
    }

    @Test
    void refusesToHandOverWhereNothingCouldProveWhoseFaultItIs() { // REQ A6
        PlatformRungs rungs = PlatformRungs.over(new PlatformPort() {
            @Override
            public void readiness(boolean accepting, Reason why) {}

            @Override
            public void breakLiveness(Reason why) {}
        });
        Runbook handOver = Runbook.of(rungs.brokenLiveness());
        refused(
                "target 'orders-db': outside must be a probe where a runbook for LOCAL_FAULT has liveness-broken, got none",
                builder("orders-db").when(Diagnosis.Kind.LOCAL_FAULT, handOver));
        builder("orders-db").when(Diagnosis.Kind.DEADLOCK, handOver).build();
    }
}
