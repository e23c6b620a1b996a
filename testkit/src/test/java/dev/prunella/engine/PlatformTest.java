// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Remediation;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.PlatformPort;
import dev.prunella.escalate.PlatformRungs;
import dev.prunella.model.Reason;
import dev.prunella.record.AuditTrail;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.TargetBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last rungs: a person is told, then the process leaves the traffic, then it is broken; and it comes back when it is well. */
// REQ L6, A5, A6
class PlatformTest {

    private final List<String> said = new ArrayList<>();
    private int failures;
    private long outsideFails;
    private final MemoryStore store = new MemoryStore();
    private final Lab lab =
            Lab.with(builder -> builder.auditTrail(AuditTrail.builder(store).build())
                    .policy(Policy.builder().startGrace(Duration.ZERO).build()));
    private final Patient patient = new Patient("patient");
    private final PlatformRungs rungs = PlatformRungs.over(new PlatformPort() {
        @Override
        public void readiness(boolean accepting, Reason why) {
            say(accepting ? "ready" : "not ready");
        }

        @Override
        public void breakLiveness(Reason why) {
            say("broken");
        }
    });

    @BeforeEach
    void incurable() {
        patient.curable = false;
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void leavesTheTrafficOneMinuteAfterAPersonWasToldAndIsBrokenTenMinutesAfter() {
        fallSick();
        assertThat(lab.escalations).hasSize(1);
        lab.pass(Duration.ofSeconds(30));
        assertThat(said).isEmpty();
        lab.pass(Duration.ofSeconds(20));
        assertThat(said).containsExactly("not ready");
        lab.pass(Duration.ofMinutes(8));
        assertThat(said).containsExactly("not ready");
        lab.pass(Duration.ofMinutes(2));
        assertThat(said).containsExactly("not ready", "broken");
        assertThat(Trails.ends(store)).startsWith("1.1 INEFFECTIVE", "2.2 INEFFECTIVE", "3.3 INEFFECTIVE");
    }

    @Test
    void readinessComesBackWhenTheTargetIsWell() {
        fallSick();
        lab.pass(Duration.ofMinutes(2));
        patient.sick = false;
        lab.pass(Lab.WHILE);
        assertThat(said).containsExactly("not ready", "ready");
        assertThat(lab.seen(HealingEvent.TakenBack.class))
                .extracting(HealingEvent::what)
                .containsExactly("took back readiness-off");
    }

    @Test
    void readinessComesBackWhenSupervisionEnds() {
        fallSick();
        lab.pass(Duration.ofMinutes(2));
        lab.handle("patient").unsupervise();
        lab.pass(Duration.ofSeconds(1));
        assertThat(said).containsExactly("not ready", "ready");
    }

    @Test
    void readinessComesBackWhenTheSupervisorIsClosed() {
        fallSick();
        lab.pass(Duration.ofMinutes(2));
        lab.supervisor.shutdown();
        assertThat(said).containsExactly("not ready", "ready");
    }

    @Test
    void aPlatformThatFailsIsAskedAgainUntilReadinessIsBack() {
        fallSick();
        lab.pass(Duration.ofMinutes(2));
        failures = 5;
        patient.sick = false;
        lab.pass(Duration.ofMinutes(2));
        assertThat(said).containsExactly("not ready", "ready");
        assertThat(lab.seen(HealingEvent.Contained.class)).hasSize(1);
    }

    @Test
    void aSharedDependencyThatIsDownNeverEndsTheProcess() {
        outsideFails = Long.MAX_VALUE;
        fallSick();
        lab.pass(Duration.ofHours(2));
        assertThat(said).isEmpty();
        assertThat(lab.escalations).isNotEmpty();
    }

    @Test
    void whatIsNoLongerProvenToBeItsOwnFaultIsNotBroken() {
        fallSick();
        lab.pass(Duration.ofMinutes(2));
        outsideFails = Long.MAX_VALUE;
        lab.pass(Duration.ofHours(2));
        assertThat(said).containsExactly("not ready");
    }

    @Test
    void explainTellsWhatThePlatformWaitsFor() {
        fallSick();
        lab.pass(Duration.ofSeconds(10));
        assertThat(lab.handle("patient").explain().toString())
                .contains("next: readiness-off against LOCAL_FAULT")
                .contains("readiness-off comes no sooner than 60 s after a person was told");
    }

    private void fallSick() {
        lab.start(target());
        patient.sick = true;
        lab.pass(Duration.ofSeconds(30));
    }

    private TargetBuilder target() {
        Remediation fix = Remediation.named("fix", patient::treat);
        return patient.target()
                .outside(context -> outsideFails > 0 ? Reading.fail("down", "is down") : Reading.pass())
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(fix, rungs.outOfTraffic(), rungs.brokenLiveness()));
    }

    private void say(String what) {
        if (failures-- > 0) {
            throw new IllegalStateException("no platform");
        }
        said.add(what);
    }
}
