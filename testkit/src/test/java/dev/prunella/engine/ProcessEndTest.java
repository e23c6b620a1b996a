// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.record.AuditTrail;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A remediation that ends the process may do so twice, whatever the clocks say after the restarts. */
// INVARIANT 26, INVARIANT 41
class ProcessEndTest {

    private final Patient patient = new Patient("patient");
    private MemoryStore store = new MemoryStore();
    private Lab lab = lab(Duration.ZERO);
    private Duration wall = Duration.ZERO;
    private int ends;
    private int crashes;

    @AfterEach
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1D", "PT0S", "PT-1H", "P-1D", "P-20000D"})
    void inALoopOfTenRestartsTheProcessEndsTwice(Duration eachJumpsBy) {
        patient.sick = true;
        for (int life = 0; life < 10; life++) {
            live(Duration.ofSeconds(20));
            restart(eachJumpsBy);
        }
        assertThat(ends).isEqualTo(2);
    }

    @Test
    void theRefusalIsToldToAPersonAtOnce() {
        patient.sick = true;
        for (int life = 0; life < 3; life++) {
            live(Duration.ofSeconds(20));
            restart(Duration.ofDays(1));
        }
        live(Duration.ofSeconds(20));
        assertThat(lab.escalations).hasSize(1);
        assertThat(lab.escalations.get(0).reason().text()).contains("the process was to end 2 times");
    }

    @Test
    void theCountSurvivesTheEndOfTheSegmentsThatItStoodIn() {
        patient.sick = true;
        for (int life = 0; life < 6; life++) {
            live(Duration.ofSeconds(20));
            fillTwoSegments();
            restart(Duration.ofDays(1));
        }
        assertThat(ends).isEqualTo(2);
    }

    @Test
    void itSurvivesALifeInWhichTheTargetWasNotSupervised() {
        patient.sick = true;
        for (int life = 0; life < 6; life++) {
            live(Duration.ofSeconds(20));
            restart(Duration.ofDays(1));
            lab.supervisor.start();
            fillTwoSegments();
            restart(Duration.ofDays(1));
        }
        assertThat(ends).isEqualTo(2);
    }

    @Test
    void afterTenMinutesOfHealthItIsCountedAnewAlsoByALaterProcess() {
        patient.sick = true;
        endTwice();
        patient.sick = false;
        live(Duration.ofMinutes(11));
        restart(Duration.ofDays(1));
        patient.sick = true;
        endTwice();
        live(Duration.ofSeconds(20));
        assertThat(ends).isEqualTo(4);
    }

    @Test
    void nineMinutesOfHealthAreNotEnough() {
        patient.sick = true;
        endTwice();
        patient.sick = false;
        live(Duration.ofMinutes(9));
        restart(Duration.ofDays(1));
        patient.sick = true;
        live(Duration.ofSeconds(20));
        assertThat(ends).isEqualTo(2);
    }

    @Test
    void withATrailInMemoryTheProcessNeverEnds() {
        lab.close();
        lab = Lab.with(builder -> builder.policy(policy()));
        patient.sick = true;
        live(Duration.ofMinutes(5));
        assertThat(ends).isZero();
        assertThat(lab.escalations).hasSize(1);
        assertThat(lab.escalations.get(0).reason().text()).contains("the trail is in memory");
    }

    private void endTwice() {
        for (int life = 0; life < 2; life++) {
            live(Duration.ofSeconds(20));
            restart(Duration.ofDays(1));
        }
    }

    private void live(Duration span) {
        lab.start(target());
        lab.pass(span);
    }

    private TargetBuilder target() {
        Remediation restart = Remediation.named("restart-process", context -> {
                    ends++;
                    lab.time.hang();
                    return RemediationResult.done("never said");
                })
                .endingTheProcess();
        return patient.target().when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(restart));
    }

    private void fillTwoSegments() {
        for (int i = 0; i < 60; i++) {
            lab.supervisor.resume(Actor.person("ann"));
            lab.pass(Duration.ofMillis(1));
        }
    }

    private void restart(Duration jump) {
        store = store.afterACrash();
        wall = wall.plus(jump);
        lab.time.close();
        lab = lab(wall);
    }

    private Lab lab(Duration since) {
        FakeTime time = FakeTime.create(crashes++, FakeTime.DEFAULT_WORKERS);
        time.jumpWallClock(since);
        AuditTrail trail =
                AuditTrail.builder(store).segmentBytes(8_192).segments(50).build();
        return Lab.in(time, builder -> builder.auditTrail(trail).policy(policy()));
    }

    private static Policy policy() {
        return Policy.builder().startGrace(Duration.ZERO).build();
    }
}
