// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.act.Attempt;
import dev.prunella.decide.Policy;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Too few workers are the prober's own fault: UNKNOWN, and no action. */
class StarvationTest {

    private final FakeTime time = FakeTime.create(1, 1);
    private final Policy policy = Policy.builder().startGrace(Duration.ZERO).build();
    private final Lab lab = Lab.in(time, builder -> builder.policy(policy));
    private final Patient patient = new Patient("patient");

    private HealingScheduler.Run glutton;
    private int fails;

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void withoutAWorkerALookIsUnknownAndNothingIsDone() {
        // INVARIANT 10
        TargetHandle handle = lab.start(patient.target());
        time.run("glutton", this::hang);
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(patient.looksAtNanos).hasSize(1);
        assertThat(handle.explain().state()).anyMatch(line -> line.startsWith("inside UNKNOWN no worker was free"));
        assertThat(patient.treatments).isEmpty();
        assertThat(lab.escalations).isEmpty();
    }

    @Test
    void anEscalationThatFindsNoWorkerIsTriedAndRecordedAsUndeliverable() {
        // INVARIANT 36
        lab.start(patient.target());
        time.run("glutton", this::hang);
        lab.pass(Duration.ofMinutes(5));
        assertThat(lab.seen(HealingEvent.EscalationSent.class))
                .extracting(HealingEvent.EscalationSent::delivered)
                .containsExactly(false);
        assertThat(lab.supervisor.status().abandonedRuns()).isZero();
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void aLookThatWaitedForAWorkerHasItsFullTime() {
        // INVARIANT 10: the prober's own lateness is no FAIL
        lab.start(slow("first"), slow("second"));
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.events).isEmpty();
    }

    @Test
    void anActionThatFindsNoWorkerIsNotStartedLater() {
        // INVARIANT 14, INVARIANT 21
        lab.start(patient.target().inside(this::lookAndTakeTheWorkerAtTheThirdFail));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(10));
        lab.supervisor.pause(Actor.person("ann"), "wait");
        glutton.abandon();
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.ends()).containsExactly(Attempt.End.NOT_STARTED);
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void anActionThatFoundNoWorkerIsTriedAgain() {
        lab.start(patient.target().inside(this::lookAndTakeTheWorkerAtTheThirdFail));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(10));
        glutton.abandon();
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.ends()).containsExactly(Attempt.End.NOT_STARTED, Attempt.End.HEALED);
    }

    private Reading lookAndTakeTheWorkerAtTheThirdFail(ProbeContext context) {
        fails += patient.sick ? 1 : 0;
        if (fails == 3 && glutton == null) {
            glutton = time.run("glutton", this::hang);
        }
        return patient.look(context);
    }

    private TargetBuilder slow(String name) {
        return Target.named(name).ownedBy("team").inside(context -> {
            time.pause(Duration.ofMillis(700));
            return Reading.pass();
        });
    }

    private void hang() {
        try {
            time.hang();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
