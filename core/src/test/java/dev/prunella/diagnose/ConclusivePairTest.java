// SPDX-License-Identifier: Apache-2.0
package dev.prunella.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import dev.prunella.model.Health;
import org.junit.jupiter.api.Test;

/** Two looks that prove a cause together. */
class ConclusivePairTest {

    private static final Reading READ_ONLY = Sights.fail("read-only");

    @Test
    void weighsThree() { // INVARIANT 11
        Evidence evidence =
                new Sights().inside(0, READ_ONLY).outside(1, Reading.pass()).at(10);
        assertThat(evidence.weight()).isEqualTo(3);
    }

    @Test
    void isNotVetoedByAPassElsewhere() {
        Evidence evidence = new Sights()
                .inside(0, READ_ONLY)
                .outside(1, Reading.pass())
                .inside(100, Reading.pass())
                .at(110);
        assertThat(evidence.weight()).isEqualTo(3);
        assertThat(new InsideOutside().diagnose(evidence).cause()).isEqualTo(Cause.READ_ONLY);
    }

    @Test
    void needsAnOutsideThatPasses() {
        assertThat(weight(new Sights().inside(0, READ_ONLY))).isEqualTo(1);
        assertThat(weight(new Sights().inside(0, READ_ONLY).outside(1, Sights.fail("refused"))))
                .isEqualTo(1);
    }

    @Test
    void needsAnOutsideThatBeganNoEarlier() {
        assertThat(weight(new Sights().outside(0, Reading.pass()).inside(1, READ_ONLY)))
                .isEqualTo(1);
    }

    @Test
    void isNotOvertakenByTheNextFailureOfTheSameCause() {
        Sights sights = new Sights().inside(0, READ_ONLY).inside(100, READ_ONLY).outside(1, Reading.pass());
        assertThat(sights.at(110).weight()).isEqualTo(3);
    }

    @Test
    void isNotBegunByAnotherFailure() {
        Sights sights = new Sights()
                .inside(0, Sights.fail("threw"))
                .inside(100, READ_ONLY)
                .outside(1, Reading.pass());
        assertThat(sights.at(110).weight()).isEqualTo(2);
    }

    @Test
    void needsExactlyTheCause() {
        assertThat(weight(new Sights().inside(0, Sights.fail("threw")).outside(1, Reading.pass())))
                .isEqualTo(1);
    }

    @Test
    void needsTheSameGeneration() {
        assertThat(weight(new Sights().inside(0, READ_ONLY).ofGeneration(2).outside(1, Reading.pass())))
                .isEqualTo(1);
    }

    @Test
    void isNoProofOnceItIsStale() { // INVARIANT 10
        Sights sights = new Sights().inside(0, READ_ONLY).outside(1, Reading.pass());
        assertThat(sights.at(2_001).provenPair()).isNotNull();
        assertThat(sights.at(2_002).provenPair()).isNull();
    }

    @Test
    void refusesACauseThatNoReadingCanName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cause("Read Only"))
                .withMessage("cause name must be 1 to 64 letters, digits or hyphens in lower case, got 'Read Only'");
    }

    @Test
    void whatTheInsideKnowsForCertainNeedsNoOutside() {
        Evidence evidence =
                new Sights().knowing("dead").inside(0, Sights.fail("dead")).at(10);
        assertThat(evidence.weight()).isEqualTo(3);
        assertThat(new InsideOutside().diagnose(evidence))
                .extracting(Diagnosis::kind, Diagnosis::cause)
                .containsExactly(Diagnosis.Kind.LOCAL_FAULT, new Cause("dead"));
    }

    @Test
    void whatTheInsideKnowsIsOverWithItsNextLook() {
        Sights sights = new Sights().knowing("dead").inside(0, Sights.fail("dead"));
        assertThat(weight(sights.inside(100, Sights.fail("slow")))).isEqualTo(2);
        assertThat(weight(sights.inside(200, Reading.pass()))).isZero();
    }

    @Test
    void whatTheInsideKnowsIsHeldAgainstADependencyThatIsIll() {
        Sights sights = new Sights().knowing("dead").inside(0, Sights.fail("dead"));
        assertThat(weight(sights.dependency("db", Health.HEALTHY))).isEqualTo(3);
        assertThat(weight(sights.dependency("db", Health.SUSPECT))).isEqualTo(1);
        assertThat(weight(sights.dependency("db", Health.UNHEALTHY))).isEqualTo(1);
    }

    @Test
    void whatTheInsideKnowsWaitsForAnOutsideThatThereIs() {
        Sights sights = new Sights().knowing("dead").outside(0, Reading.pass()).inside(1, Sights.fail("dead"));
        assertThat(weight(sights)).isEqualTo(1);
        assertThat(weight(sights.outside(5, Reading.pass()))).isEqualTo(3);
    }

    /** It does not merely echo what its dependency went through. */
    @Test
    void whatTheInsideKnowsHoldsWhileADependencysReturnSettles() {
        Evidence evidence = new Sights()
                .knowing("dead")
                .returned(0, 500)
                .inside(10, Sights.fail("dead"))
                .at(20);
        assertThat(evidence.settled()).isTrue();
    }

    private static int weight(Sights sights) {
        return sights.at(10).weight();
    }
}
