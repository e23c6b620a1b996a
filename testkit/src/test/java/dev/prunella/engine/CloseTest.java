// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.prunella.CloseReport;
import dev.prunella.act.Attempt;
import dev.prunella.model.Actor;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** INVARIANT 40: closing ends within 2 s from every state, leaves nothing and lets nothing happen afterwards. */
class CloseTest {

    private static final CloseReport NOTHING_LEFT = new CloseReport(List.of(), true);

    private final FakeTime time = FakeTime.create(1, FakeTime.DEFAULT_WORKERS);
    private final Lab lab = Lab.in(time, builder -> builder);
    private final Patient patient = new Patient("patient");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void beforeAnythingIsSupervised() {
        closesCleanly();
    }

    @Test
    void beforeTheStart() {
        lab.supervisor.supervise(patient.target());
        closesCleanly();
        lab.supervisor.start();
        lab.pass(Duration.ofMinutes(1));
        assertThat(patient.looksAtNanos).isEmpty();
    }

    @Test
    void whileAllIsWell() {
        lab.start(patient.target());
        closesCleanly();
    }

    @Test
    void inMidProbe() {
        lab.start(patient.target().inside(context -> {
            time.pause(Duration.ofMillis(900));
            return patient.look(context);
        }));
        lab.pass(Duration.ofMillis(9_100));
        closesCleanly();
    }

    @Test
    void inMidAction() {
        lab.start(patient.target(context -> {
            time.pause(Duration.ofSeconds(20));
            return patient.treat(context);
        }));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(12));
        closesCleanly();
        assertThat(patient.treatments).isEmpty();
    }

    @Test
    void inVerification() {
        patient.curable = false;
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMillis(9_250));
        assertThat(lab.supervisor.status().targets().get(0).phase()).isEqualTo("verifying fix");
        closesCleanly();
    }

    @Test
    void inStabilisation() {
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofSeconds(12));
        assertThat(lab.supervisor.status().targets().get(0).phase()).isEqualTo("stabilising");
        closesCleanly();
        assertThat(lab.ends()).containsExactly(Attempt.End.HEALED);
    }

    @Test
    void inMidEscalation() {
        patient.curable = false;
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(3));
        closesCleanly();
    }

    @Test
    void askedTwiceItSaysTheSame() {
        lab.start(patient.target(context -> {
            Misbehaviour.IGNORES_INTERRUPTS.happen(time);
            return null;
        }));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(12));
        CloseReport first = lab.supervisor.shutdown();
        long before = time.nanoTime();
        assertThat(first.stillRunning()).containsExactly("patient fix");
        assertThat(lab.supervisor.shutdown()).isEqualTo(first);
        assertThat(time.nanoTime()).isEqualTo(before);
    }

    @Test
    void whatIsAskedAfterwardsHarmsNobody() {
        var handle = lab.start(patient.target());
        lab.supervisor.close();
        assertThatCode(() -> {
                    lab.supervisor.pause(Actor.person("ann"), "late");
                    lab.supervisor.resume(Actor.person("ann"));
                    lab.supervisor.close();
                    handle.healNow(Actor.person("ann"));
                    handle.unsupervise();
                })
                .doesNotThrowAnyException();
        lab.pass(Duration.ofMinutes(1));
        assertThat(patient.treatments).isEmpty();
    }

    private void closesCleanly() {
        long before = time.nanoTime();
        assertThat(lab.supervisor.shutdown()).isEqualTo(NOTHING_LEFT);
        assertThat(Duration.ofNanos(time.nanoTime() - before)).isLessThanOrEqualTo(Duration.ofSeconds(2));
        int looks = patient.looksAtNanos.size();
        int events = lab.events.size();
        lab.pass(Duration.ofHours(1));
        assertThat(patient.looksAtNanos).hasSize(looks);
        assertThat(lab.events).hasSize(events);
    }
}
