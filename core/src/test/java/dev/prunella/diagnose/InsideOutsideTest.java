// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis.Kind;
import dev.prunella.model.Health;
import org.junit.jupiter.api.Test;

/** Each diagnosis from its evidence. */
// REQ L2d
class InsideOutsideTest {

    private static Diagnosis diagnose(Sights sights) {
        return new InsideOutside().diagnose(sights.at(210));
    }

    private static Kind kind(Sights sights) {
        return diagnose(sights).kind();
    }

    @Test
    void isALocalFaultWhenOnlyTheInsideFails() {
        Diagnosis diagnosis = diagnose(new Sights().failing("threw").outside(205, Reading.pass()));
        assertThat(diagnosis.kind()).isEqualTo(Kind.LOCAL_FAULT);
        assertThat(diagnosis.cause()).isEqualTo(new Cause("threw"));
        assertThat(diagnosis.weight()).isEqualTo(3);
        assertThat(diagnosis.summary()).isEqualTo("inside FAIL saw threw (threw) x3; outside PASS x1; weight 3");
    }

    @Test
    void isALocalFaultWhenThereIsNoOutside() {
        assertThat(kind(new Sights().failing("threw"))).isEqualTo(Kind.LOCAL_FAULT);
    }

    @Test
    void lingersAfterTwoLooksSinceTheReturnOfWhatItDependsOn() {
        Sights once = new Sights().returned(50, 100).inside(110, Sights.fail("threw"));
        assertThat(diagnose(once.outside(115, Reading.pass())).cause()).isEqualTo(new Cause("threw"));

        Diagnosis twice = diagnose(once.inside(120, Sights.fail("threw")).outside(125, Reading.pass()));
        assertThat(twice.cause()).isEqualTo(Cause.STALE_BACKOFF);
        assertThat(twice.weight()).isEqualTo(3);
    }

    @Test
    void whatHasFailedSinceBeforeTheReturnDoesNotLinger() {
        Sights since =
                new Sights().returned(50, 100).inside(0, Sights.fail("threw")).inside(110, Sights.fail("threw"));
        assertThat(diagnose(since.outside(115, Reading.pass())).cause()).isEqualTo(new Cause("threw"));
    }

    @Test
    void withoutAnOutsideProbeWhatItDependsOnIsTheOutside() {
        assertThat(kind(new Sights().failing("threw").dependency("orders-db", Health.HEALTHY)))
                .isEqualTo(Kind.LOCAL_FAULT);
        assertThat(kind(new Sights()
                        .failing("threw")
                        .dependency("orders-db", Health.HEALTHY)
                        .dependency("rates", Health.UNKNOWN)))
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void isTheDependencyWhenBothFail() {
        assertThat(kind(new Sights().failing("threw").outside(205, Sights.fail("refused"))))
                .isEqualTo(Kind.DEPENDENCY_DOWN);
    }

    @Test
    void isTheDependencyWhenATargetThatItDependsOnIsUnhealthy() {
        assertThat(kind(new Sights()
                        .failing("threw")
                        .outside(205, Reading.pass())
                        .dependency("orders-db", Health.UNHEALTHY)))
                .isEqualTo(Kind.DEPENDENCY_DOWN);
    }

    @Test
    void isOverloadWhenBothAreTooMuch() {
        assertThat(kind(new Sights().failing("slow").outside(205, Sights.fail("slow"))))
                .isEqualTo(Kind.OVERLOAD);
        assertThat(kind(new Sights().failing("rejected").outside(205, Sights.fail("slow"))))
                .isEqualTo(Kind.OVERLOAD);
    }

    @Test
    void isTheDependencyWhenTheInsideIsSlowAndTheOutsideDown() {
        assertThat(kind(new Sights().failing("slow").outside(205, Sights.fail("refused"))))
                .isEqualTo(Kind.DEPENDENCY_DOWN);
    }

    @Test
    void isDegradedWhenOnlyTheInsideIsSlow() {
        assertThat(kind(new Sights().failing("slow").outside(205, Reading.pass())))
                .isEqualTo(Kind.DEGRADED);
    }

    @Test
    void isALeakOrAStallByTheWordOfTheProbe() {
        assertThat(kind(new Sights().failing("leak").outside(205, Reading.pass())))
                .isEqualTo(Kind.LEAK);
        assertThat(kind(new Sights().failing("stalled"))).isEqualTo(Kind.STALLED);
    }

    @Test
    void isADeadlockWhateverTheOutsideSays() {
        assertThat(kind(new Sights().failing("deadlock").outside(205, Sights.fail("refused"))))
                .isEqualTo(Kind.DEADLOCK);
    }

    @Test
    void isUnknownWithoutAFailure() { // INVARIANT 10
        assertThat(kind(new Sights())).isEqualTo(Kind.UNKNOWN);
        assertThat(kind(new Sights().inside(0, Reading.pass()).outside(5, Reading.pass())))
                .isEqualTo(Kind.UNKNOWN);
        assertThat(kind(new Sights().inside(0, Reading.unknown("busy", "busy"))))
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void isUnknownWhileTheOutsideHasNotAnswered() { // INVARIANT 10
        assertThat(kind(new Sights().failing("threw").outside(205, Reading.unknown("busy", "busy"))))
                .isEqualTo(Kind.UNKNOWN);
        assertThat(kind(new Sights().failing("threw").dependency("orders-db", Health.SUSPECT)))
                .isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void doesNotCountAnOutsidePassThatBeganBeforeTheFailures() { // INVARIANT 11
        Sights sights = new Sights()
                .outside(50, Reading.pass())
                .inside(60, Sights.fail("threw"))
                .inside(160, Sights.fail("threw"));
        assertThat(kind(sights)).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void doesNotCountWhatIsStale() { // INVARIANT 10
        Evidence stale =
                new Sights().failing("threw").outside(205, Reading.pass()).at(2_300);
        assertThat(new InsideOutside().diagnose(stale).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void actsOnNeitherUnknownNorADependencyThatIsDown() {
        for (Kind kind : Kind.values()) {
            boolean never = kind == Kind.UNKNOWN || kind == Kind.DEPENDENCY_DOWN;
            assertThat(new Diagnosis(kind, Cause.UNSPECIFIED, 3, "").actionable())
                    .isNotEqualTo(never);
        }
    }
}
