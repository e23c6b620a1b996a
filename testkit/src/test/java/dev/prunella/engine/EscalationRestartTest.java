// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Policy;
import dev.prunella.escalate.Resolution;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INVARIANT 41 for escalations: what a process told and did not see the end of is resolved by the next one. */
// REQ L6
class EscalationRestartTest {

    private static final Actor ANN = Actor.person("ann");

    private final Patient patient = new Patient("patient");
    private MemoryStore store = new MemoryStore();
    private long crashes;
    private Lab lab = lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 60})
    void isResolvedOnceTheTargetIsWell(int recordsBeforeTheCrash) {
        IncidentId incident = escalate();
        write(recordsBeforeTheCrash);
        crash();
        patient.sick = false;
        lab.start(patient.target());
        lab.pass(Lab.WHILE);
        assertThat(over()).containsExactly(incident);
        assertThat(lab.escalations).isEmpty();
    }

    @Test
    void isToldAnewAndThenResolvedWhereTheTargetIsStillSick() {
        IncidentId incident = escalate();
        crash();
        lab.start(patient.target());
        lab.pass(Duration.ofMinutes(3));
        assertThat(lab.escalations).hasSize(1);
        assertThat(lab.escalations.get(0).incident().id()).isNotEqualTo(incident);
        assertThat(over()).containsExactly(incident);
    }

    @Test
    void isResolvedOnceOverAnyNumberOfRestarts() {
        IncidentId incident = escalate();
        crash();
        write(60);
        crash();
        patient.sick = false;
        lab.start(patient.target());
        lab.pass(Lab.WHILE);
        assertThat(over()).containsExactly(incident);
        write(1);
        crash();
        lab.start(patient.target());
        lab.pass(Lab.WHILE);
        assertThat(over()).isEmpty();
    }

    @Test
    void isGivenUpAfterTenMinutesWhereTheTargetDoesNotComeBack() {
        IncidentId incident = escalate();
        crash();
        lab.start(new Patient("other").target());
        lab.pass(Duration.ofMinutes(9));
        assertThat(over()).isEmpty();
        lab.pass(Duration.ofMinutes(2));
        assertThat(over()).containsExactly(incident);
    }

    @Test
    void anAcknowledgementOfAnEarlierProcessIsOver() {
        IncidentId incident = escalate();
        lab.supervisor.acknowledge(incident, ANN);
        lab.pass(Duration.ofSeconds(1));
        crash();
        lab.start(patient.target());
        lab.pass(Duration.ofMinutes(15));
        assertThat(lab.supervisor.acknowledge(incident, ANN)).isFalse();
        assertThat(lab.escalations).hasSize(2);
    }

    private IncidentId escalate() {
        patient.curable = false;
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Duration.ofMinutes(1));
        assertThat(lab.escalations).hasSize(1);
        write(1);
        return lab.seen(HealingEvent.Opened.class).get(0).incident();
    }

    /** Records that are synced, and with them all before them. */
    private void write(int records) {
        for (int i = 0; i < records; i++) {
            lab.supervisor.resume(ANN);
            lab.pass(Duration.ofMillis(1));
        }
    }

    private List<IncidentId> over() {
        return lab.resolutions.stream().map(Resolution::incident).toList();
    }

    private void crash() {
        store = store.afterACrash();
        lab.time.close();
        lab = lab();
    }

    private Lab lab() {
        AuditTrail trail =
                AuditTrail.builder(store).segmentBytes(8_192).segments(50).build();
        Policy policy = Policy.builder().startGrace(Duration.ZERO).build();
        return Lab.in(
                FakeTime.create(crashes++, FakeTime.DEFAULT_WORKERS),
                builder -> builder.auditTrail(trail).policy(policy));
    }
}
