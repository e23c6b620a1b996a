// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.act.RemediationResult;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FAULT-F16 in actions: contained, timed out, capped, escalated. */
// REQ L4
class MisbehavingActionTest {

    private static final Duration LONG = Duration.ofSeconds(100);

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final Lab lab = Lab.in(time, builder -> builder);
    private final Patient patient = new Patient("patient");
    private final Patient neighbour = new Patient("neighbour");

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @EnumSource
    void endsOnceAndIsToldToAPerson(Misbehaviour how) {
        // INVARIANT 39
        lab.start(patient.target(context -> misbehave(how)));
        patient.sick = true;
        lab.pass(LONG);
        assertThat(lab.ends()).containsExactly(expectedEnd(how));
        assertThat(lab.escalations).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void changesNoOtherTargetsSchedule(Misbehaviour how) {
        // INVARIANT 34
        lab.start(patient.target(context -> misbehave(how)), neighbour.target());
        patient.sick = true;
        lab.pass(LONG);
        assertThat(neighbour.looksAtNanos).isEqualTo(undisturbedSchedule());
    }

    @ParameterizedTest
    @EnumSource
    void leavesItsSlotToOthers(Misbehaviour how) {
        // INVARIANT 39
        lab.start(patient.target(context -> misbehave(how)), neighbour.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        neighbour.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(neighbour.treatments).hasSize(1);
        assertThat(neighbour.sick).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void isListedByShutdownOnlyIfItIgnoresInterrupts(Misbehaviour how) {
        // INVARIANT 40
        lab.start(patient.target(context -> misbehave(how)));
        patient.sick = true;
        lab.pass(LONG);
        long before = time.nanoTime();
        var report = lab.supervisor.shutdown();
        List<String> left = how == Misbehaviour.IGNORES_INTERRUPTS ? List.of("patient fix") : List.of();
        assertThat(report.stillRunning()).isEqualTo(left);
        assertThat(Duration.ofNanos(time.nanoTime() - before)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void anActionThatIsStuckIsNotStartedAgain() {
        // INVARIANT 1
        lab.start(patient.target(context -> {
            patient.treatments.add("began");
            return misbehave(Misbehaviour.IGNORES_INTERRUPTS);
        }));
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        recoverAndFallIll();
        assertThat(patient.treatments).hasSize(1);
        assertThat(lab.supervisor.status().abandonedRuns()).isEqualTo(1);
        assertThat(lab.escalations).hasSize(2);
    }

    @Test
    void anActionThatWasStuckMayStartAgainOnceItHasReturned() {
        lab.start(patient.target(context -> {
            patient.treatments.add("began");
            Misbehaviour.ignoreInterruptsFor(time, Duration.ofMinutes(2));
            return RemediationResult.done("at last");
        }));
        patient.sick = true;
        lab.pass(Duration.ofMinutes(4));
        assertThat(lab.ends()).containsExactly(Attempt.End.ABANDONED);
        assertThat(lab.supervisor.status().abandonedRuns()).isZero();
        recoverAndFallIll();
        assertThat(patient.treatments).hasSize(2);
    }

    @Test
    void aNullIsAFailure() {
        // FAULT-F16
        lab.start(patient.target(context -> null));
        patient.sick = true;
        lab.pass(LONG);
        assertThat(lab.ends()).containsExactly(Attempt.End.FAILED);
        assertThat(lab.escalations).hasSize(1);
    }

    @Test
    void tenMegabytesOfDetailAreCapped() {
        // FAULT-F16
        lab.start(patient.target(context -> RemediationResult.done("x".repeat(10_000_000))));
        patient.sick = true;
        lab.pass(LONG);
        assertThat(lab.ends()).containsExactly(Attempt.End.INEFFECTIVE);
        assertThat(lab.events).allSatisfy(event -> assertThat(event.what()).hasSizeLessThan(5_000));
    }

    @Test
    void aDetailThatIsMissingIsEmpty() {
        // FAULT-F16
        lab.start(patient.target(context -> RemediationResult.alreadyDone(null)));
        patient.sick = true;
        lab.pass(LONG);
        assertThat(lab.seen(HealingEvent.Ended.class))
                .extracting(HealingEvent.Ended::detail)
                .containsExactly("");
    }

    private void recoverAndFallIll() {
        patient.sick = false;
        lab.pass(Duration.ofMinutes(1));
        patient.sick = true;
        lab.pass(Duration.ofMinutes(3));
    }

    private static Attempt.End expectedEnd(Misbehaviour how) {
        return switch (how) {
            case NEVER_RETURNS -> Attempt.End.TIMED_OUT;
            case IGNORES_INTERRUPTS -> Attempt.End.ABANDONED;
            default -> Attempt.End.FAILED;
        };
    }

    private RemediationResult misbehave(Misbehaviour how) throws InterruptedException {
        how.happen(time);
        return RemediationResult.done("never said");
    }

    private static List<Long> undisturbedSchedule() {
        try (Lab lab = Lab.create()) {
            Patient alone = new Patient("neighbour");
            lab.start(alone.target());
            lab.pass(LONG);
            return alone.looksAtNanos;
        }
    }
}
