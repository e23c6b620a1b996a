// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.act.HealedThing;
import dev.prunella.act.RemediationContext;
import dev.prunella.act.RemediationResult;
import dev.prunella.model.Generation;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A target is supervised again while what its earlier supervision began still runs, as after a new deployment. */
class ResupervisionTest {

    private static final Duration SHORT = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Duration VERY_LONG = Duration.ofMinutes(10);

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final Lab lab = Lab.in(time, builder -> builder);
    private final Patient patient = new Patient("patient");
    private final Patient other = new Patient("other");
    private final Thing thing = new Thing();
    private boolean cures;
    private int begun;
    private int running;
    private int most;

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void nothingIsDoneWhileAnActionOfTheEarlierSupervisionRuns() {
        // INVARIANT 1
        again(lab.start(lasting(LONG)), lasting(SHORT));
        lab.pass(Duration.ofMinutes(2));
        assertThat(begun).isEqualTo(1);
        assertThat(most).isEqualTo(1);
    }

    @Test
    void anActionThatIsStillWithinItsTimeIsWaitedForToo() {
        // INVARIANT 1
        again(lab.start(lasting(Duration.ofSeconds(25))), lasting(SHORT));
        lab.pass(LONG);
        assertThat(begun).isEqualTo(2);
        assertThat(most).isEqualTo(1);
    }

    @Test
    void itIsWatchedMeanwhileAndExplainSaysWhyNothingIsDone() {
        TargetHandle handle = again(lab.start(lasting(LONG)), lasting(SHORT));
        int looks = patient.looksAtNanos.size();
        lab.pass(Duration.ofSeconds(90));
        assertThat(patient.looksAtNanos).hasSizeGreaterThan(looks);
        assertThat(handle.explain().toString())
                .contains("an action of its earlier supervision still runs: nothing is done until it has returned")
                .contains("single-flight: no, an action of its earlier supervision still runs (earlier-in-flight)");
    }

    @Test
    void aPersonHearsOfItIfItLasts() {
        again(lab.start(lasting(VERY_LONG)), lasting(SHORT));
        lab.pass(Duration.ofSeconds(150));
        assertThat(lab.escalations).isEmpty();
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.escalations).extracting(told -> told.reason().code()).containsExactly("unresolved");
    }

    @Test
    void itIsActedOnAgainOnceTheActionHasReturned() {
        again(lab.start(lasting(LONG)), lasting(SHORT));
        lab.pass(LONG);
        lab.pass(SHORT);
        lab.pass(SHORT);
        assertThat(begun).isEqualTo(2);
        assertThat(most).isEqualTo(1);
        assertThat(patient.sick).isFalse();
    }

    @Test
    void whatTheEarlierActionCuresAtLastIsNotTreatedAgain() {
        // INVARIANT 11
        again(lab.start(lasting(LONG)), patient.target());
        cures = true;
        lab.pass(LONG);
        lab.pass(LONG);
        assertThat(begun).isEqualTo(1);
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void theThirdSupervisionWaitsAsTheSecondDid() {
        // INVARIANT 1
        TargetHandle second = again(lab.start(lasting(LONG)), lasting(SHORT));
        again(second, lasting(SHORT));
        lab.pass(Duration.ofMinutes(2));
        assertThat(begun).isEqualTo(1);
    }

    @Test
    void theSameThingUnderAnotherNameWaitsToo() {
        // INVARIANT 1
        again(
                lab.start(lasting(LONG).healing(thing)),
                other.target(context -> treat(context, SHORT)).healing(thing));
        other.sick = true;
        lab.pass(Duration.ofMinutes(2));
        assertThat(begun).isEqualTo(1);
        assertThat(most).isEqualTo(1);
    }

    @Test
    void whatBeganNothingIsWaitedForByNobody() {
        lab.start(patient.target()).unsupervise();
        lab.supervisor.supervise(patient.target());
        lab.pass(Duration.ofSeconds(1));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(12));
        assertThat(patient.treatments).hasSize(1);
    }

    private TargetHandle again(TargetHandle earlier, TargetBuilder next) {
        patient.sick = true;
        lab.pass(Duration.ofSeconds(12));
        earlier.unsupervise();
        TargetHandle handle = lab.supervisor.supervise(next);
        lab.pass(Duration.ofSeconds(1));
        return handle;
    }

    private TargetBuilder lasting(Duration span) {
        return patient.target(context -> treat(context, span));
    }

    private RemediationResult treat(RemediationContext context, Duration span) {
        begun++;
        running++;
        most = Math.max(most, running);
        Misbehaviour.ignoreInterruptsFor(time, span);
        running--;
        return begun > 1 || cures ? patient.treat(context) : RemediationResult.done("nothing");
    }

    private static final class Thing implements HealedThing {

        @Override
        public boolean claim(Object supervisor) {
            return true;
        }

        @Override
        public void release(Object supervisor) {}

        @Override
        public Generation generation() {
            return Generation.FIRST;
        }
    }
}
