// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Attempt;
import dev.prunella.detect.Reading;
import dev.prunella.escalate.Escalation;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import dev.prunella.record.Outcome;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The loop as a whole, seen from the public door. */
class HealingTest {

    private final Lab lab = Lab.create();
    private final Patient patient = new Patient("orders-db");

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void healsALocalFaultAndSaysEachPhaseOnce() {
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(patient.treatments).hasSize(1);
        assertThat(lab.events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Suspected", "Opened", "Intended", "Verified", "Ended", "Closed");
        assertThat(lab.ends()).containsExactly(Attempt.End.HEALED);
    }

    @Test
    void doesNothingBeforeItsStart() {
        lab.supervisor.supervise(patient.target());
        lab.pass(Lab.WHILE);
        assertThat(patient.looksAtNanos).isEmpty();
        assertThat(lab.supervisor.status().targets()).hasSize(1);
    }

    @Test
    void startsOnce() {
        lab.start(patient.target());
        lab.supervisor.start();
        int before = patient.looksAtNanos.size();
        lab.pass(Duration.ofSeconds(10));
        assertThat(patient.looksAtNanos).hasSize(before + 1);
    }

    @Test
    void escalatesOnceWhatItCannotCure() {
        // INVARIANT 36
        patient.curable = false;
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(30));
        assertThat(lab.seen(HealingEvent.EscalationDue.class)).hasSize(1);
        assertThat(lab.escalations).extracting(Escalation::repeat).containsExactly(0, 1);
        assertThat(lab.ends()).containsExactly(Attempt.End.INEFFECTIVE);
    }

    @Test
    void closesAsEscalatedWhatAPersonWasToldOfBeforeHealthCameBack() {
        var handle = lab.start(Target.named("feed").ownedBy("team").inside(patient::look));
        patient.sick = true;
        lab.pass(Duration.ofSeconds(11));
        assertThat(handle.status().health()).isEqualTo(Health.UNHEALTHY);
        patient.sick = false;
        lab.pass(Lab.WHILE);
        assertThat(lab.seen(HealingEvent.Closed.class))
                .extracting(HealingEvent.Closed::outcome)
                .containsExactly(Outcome.ESCALATED);
    }

    @Test
    void neverActsWhileTheDependencyFails() {
        lab.start(patient.target().outside(context -> Reading.fail("down", "refused")));
        patient.sick = true;
        lab.pass(Duration.ofMinutes(10));
        assertThat(patient.treatments).isEmpty();
        assertThat(lab.escalations).hasSize(1);
    }

    @Test
    void takesTheSameCourseAgain() {
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(lab.events).extracting(HealingEvent::what).isEqualTo(courseOfASecondRun());
    }

    private static List<String> courseOfASecondRun() {
        try (Lab again = Lab.create()) {
            Patient other = new Patient("orders-db");
            again.start(other.target());
            other.sick = true;
            again.pass(Lab.WHILE);
            return again.events.stream().map(HealingEvent::what).toList();
        }
    }
}
