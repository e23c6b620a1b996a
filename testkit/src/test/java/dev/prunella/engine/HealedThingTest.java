// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prunella.TargetHandle;
import dev.prunella.act.Attempt;
import dev.prunella.act.HealedThing;
import dev.prunella.act.RemediationResult;
import dev.prunella.detect.SymptomSource;
import dev.prunella.model.Generation;
import dev.prunella.model.Reason;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.Cancellable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The thing behind a target: one supervisor at a time, its generation, and its symptoms. */
class HealedThingTest {

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final Lab lab = Lab.in(time, builder -> builder);
    private final Patient patient = new Patient("patient");
    private final Thing thing = new Thing();
    private final Signals signals = new Signals();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void anotherSupervisorsThingIsRefused() {
        lab.start(target());
        try (Lab other = Lab.create()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> other.supervisor.supervise(target()))
                    .withMessage(
                            "target 'patient': healing must be of a thing that no other supervisor has, got the pool");
            assertThat(other.supervisor.status().targets()).isEmpty();
        }
    }

    @Test
    void isReleasedAndUnsubscribedWhenItsTargetLeaves() {
        TargetHandle handle = lab.start(target());
        assertThat(thing.owner).isNotNull();
        handle.unsupervise();
        assertThat(thing.owner).isNull();
        assertThat(signals.listener).isNull();
    }

    @Test
    void isReleasedAndUnsubscribedWhenTheSupervisorIsClosed() {
        lab.start(target());
        lab.supervisor.shutdown();
        assertThat(thing.owner).isNull();
        assertThat(signals.listener).isNull();
    }

    @Test
    void isReleasedWhenTheSupervisorIsClosedBeforeItsStart() {
        lab.supervisor.supervise(target());
        lab.supervisor.shutdown();
        assertThat(thing.owner).isNull();
        assertThat(signals.subscriptions).isZero();
    }

    @Test
    void isNotClaimedByATargetThatIsRefused() {
        lab.start(new Patient("other").target());
        assertThatIllegalArgumentException().isThrownBy(() -> lab.supervisor.supervise(target().dependsOn("nobody")));
        lab.supervisor.shutdown();
        assertThatIllegalStateException()
                .isThrownBy(() -> lab.supervisor.supervise(target()))
                .withMessage("target 'patient': the supervisor is closed");
        assertThat(thing.owner).isNull();
    }

    @Test
    void aNameThatIsTakenDoesNotCostTheFirstItsThing() {
        lab.start(target());
        Object owner = thing.owner;
        assertThatIllegalArgumentException().isThrownBy(() -> lab.supervisor.supervise(target()));
        assertThat(thing.owner).isSameAs(owner);
    }

    @Test
    void aSymptomWakesTheProbesAtOnce() {
        lab.start(target());
        patient.sick = true;
        signals.say(Reason.of("io", "connection reset"));
        lab.pass(Duration.ofMillis(500));
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void aSymptomAloneNeverStartsAnAction() {
        // INVARIANT 11
        lab.start(target());
        for (int i = 0; i < 1_000; i++) {
            signals.say(Reason.of("io", "connection reset"));
            lab.pass(Duration.ofMillis(100));
        }
        assertThat(patient.treatments).isEmpty();
        assertThat(lab.escalations).isEmpty();
    }

    @Test
    void aSymptomThatSaysNothingThrowsNothingIntoTheHost() {
        lab.start(target());
        assertThatCode(() -> signals.say(null)).doesNotThrowAnyException();
        patient.sick = true;
        signals.say(Reason.of("io", "connection reset"));
        lab.pass(Duration.ofMillis(500));
        assertThat(patient.treatments).hasSize(1);
    }

    @Test
    void aSourceThatThrowsIsContainedAndRecorded() {
        // FAULT-F16
        lab.start(patient.target().noticing(listener -> {
            throw new NoClassDefFoundError("Gone");
        }));
        assertThat(lab.events.get(0).what()).startsWith("contained: java.lang.NoClassDefFoundError: Gone");
        assertThat(patient.looksAtNanos).hasSize(1);
    }

    @Test
    void aSourceThatThrowsWhenItIsCancelledIsContained() {
        TargetHandle handle = lab.start(patient.target().noticing(listener -> () -> {
            throw new IllegalStateException("no");
        }));
        handle.unsupervise();
        lab.pass(Duration.ofSeconds(1));
        assertThat(lab.events.get(0).what()).startsWith("contained: java.lang.IllegalStateException: no");
    }

    @Test
    void anActionThatReplacesTheThingBeginsANewGeneration() {
        TargetHandle handle = lab.start(target());
        assertThat(handle.status().generation()).isEqualTo(Generation.FIRST);
        patient.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(lab.ends()).containsExactly(Attempt.End.HEALED);
        assertThat(handle.status().generation()).isEqualTo(new Generation(2));
    }

    @Test
    void aThingThatCannotTellItsGenerationHurtsNobody() {
        // FAULT-F16
        thing.broken = true;
        TargetHandle handle = lab.start(target());
        assertThat(handle.status().generation()).isEqualTo(Generation.FIRST);
        patient.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(lab.ends()).containsExactly(Attempt.End.HEALED);
    }

    @Test
    void whatAnAbandonedActionDoesLaterTouchesNothing() {
        lab.start(patient.target(context -> {
            Misbehaviour.ignoreInterruptsFor(time, Duration.ofMinutes(5));
            return RemediationResult.done("late");
        }));
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        patient.sick = false;
        lab.pass(Duration.ofMinutes(1));
        int events = lab.events.size();
        lab.pass(Duration.ofMinutes(10));
        assertThat(lab.ends()).containsExactly(Attempt.End.ABANDONED);
        assertThat(lab.events).hasSize(events);
    }

    private TargetBuilder target() {
        return patient.target(context -> {
                    thing.number++;
                    return patient.treat(context);
                })
                .healing(thing)
                .noticing(signals);
    }

    private static final class Thing implements HealedThing {

        private @Nullable Object owner;
        private int number = 1;
        private boolean broken;

        @Override
        public boolean claim(Object supervisor) {
            boolean free = owner == null || owner == supervisor;
            owner = free ? supervisor : owner;
            return free;
        }

        @Override
        public void release(Object supervisor) {
            owner = owner == supervisor ? null : owner;
        }

        @Override
        public Generation generation() {
            if (broken) {
                throw new IllegalStateException("cannot tell");
            }
            return new Generation(number);
        }

        @Override
        public String toString() {
            return "the pool";
        }
    }

    private static final class Signals implements SymptomSource {

        private @Nullable Listener listener;
        private int subscriptions;

        @Override
        public Cancellable subscribe(Listener who) {
            subscriptions++;
            listener = who;
            return () -> listener = null;
        }

        void say(@Nullable Reason reason) {
            if (listener != null) {
                listener.noticed(reason);
            }
        }
    }
}
