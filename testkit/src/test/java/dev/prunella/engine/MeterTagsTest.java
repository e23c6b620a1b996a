// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.record.telemetry.HealingMeter;
import dev.prunella.target.TargetBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tags are bounded: 200 targets by name, then groups. */
class MeterTagsTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);
    private final Lab lab = Lab.with(builder -> builder.meterRegistry(registry));
    private final List<TargetHandle> handles = new ArrayList<>();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void namesTheFirstTwoHundredAndCountsTheRestByGroup() {
        // INVARIANT 32
        supervise(200);
        Patient late = new Patient("late");
        lab.start(late.target().group("shards"));
        late.sick = true;
        lab.pass(Lab.WHILE);
        assertThat(meters.of("t199")).isPositive();
        assertThat(meters.of("late")).isZero();
        assertThat(meters.count(HealingMeter.INCIDENTS, "target", "other", "group", "shards", "outcome", "healed"))
                .isEqualTo(1);
        assertThat(meters.gauge(HealingMeter.TARGET_STATE, "target", "other", "group", "shards", "state", "healthy"))
                .isEqualTo(1);
    }

    @Test
    void givesAPlaceThatBecameFreeToWhoJoinsNextAndToNobodyElse() {
        supervise(200);
        lab.start(new Patient("late").target().group("shards"));
        handles.get(0).unsupervise();
        lab.pass(Duration.ofSeconds(1));
        assertThat(meters.of("t0")).isZero();
        lab.supervisor.supervise(new Patient("next").target());
        lab.pass(Duration.ofSeconds(1));
        assertThat(meters.of("next")).isPositive();
        assertThat(meters.of("late")).isZero();
    }

    @Test
    void namesAtMostFiftyGroups() {
        supervise(200);
        for (int i = 0; i < 60; i++) {
            lab.supervisor.supervise(new Patient("late" + i).target().group("g" + i));
        }
        lab.pass(Duration.ofSeconds(1));
        long groups = registry.getMeters().stream()
                .filter(meter -> "other".equals(meter.getId().getTag("target")))
                .map(meter -> meter.getId().getTag("group"))
                .distinct()
                .count();
        assertThat(groups).isEqualTo(51);
    }

    @Test
    void beginsAtZeroWithATargetThatIsSupervisedAnew() {
        Patient patient = new Patient("orders-db");
        TargetHandle first = lab.start(patient.target());
        patient.sick = true;
        lab.pass(Lab.WHILE);
        first.unsupervise();
        lab.supervisor.supervise(patient.target());
        lab.pass(Duration.ofSeconds(1));
        assertThat(meters.count(HealingMeter.INCIDENTS, "target", "orders-db", "outcome", "healed"))
                .isZero();
    }

    @Test
    void leavesNothingOfATargetThatIsGone() {
        int before = lab.supervisor.status().targets().size();
        TargetHandle handle = lab.start(new Patient("orders-db").target());
        handle.unsupervise();
        lab.pass(Duration.ofSeconds(1));
        assertThat(before).isZero();
        assertThat(meters.of("orders-db")).isZero();
    }

    @Test
    void keepsTheLastCountsAfterTheSupervisorIsClosed() {
        Patient patient = new Patient("orders-db");
        lab.start(patient.target());
        patient.sick = true;
        lab.pass(Lab.WHILE);
        lab.supervisor.shutdown();
        assertThat(meters.count(HealingMeter.INCIDENTS, "target", "orders-db", "outcome", "healed"))
                .isEqualTo(1);
    }

    @Test
    void countsManyActionsOfOneTargetTogether() {
        lab.start(withActions(40));
        long actions = registry.find(HealingMeter.ACTION_DURATION.meterName()).timers().stream()
                .filter(timer -> "orders-db".equals(timer.getId().getTag("target")))
                .count();
        assertThat(actions).isEqualTo(17);
    }

    private void supervise(int number) {
        for (int i = 0; i < number; i++) {
            handles.add(lab.supervisor.supervise(new Patient("t" + i).target()));
        }
    }

    private static TargetBuilder withActions(int number) {
        var remedies = new Remediation[number];
        for (int i = 0; i < number; i++) {
            remedies[i] = Remediation.named("fix-" + i, context -> RemediationResult.done("done"));
        }
        return new Patient("orders-db").target().when(Diagnosis.Kind.LEAK, Runbook.of(remedies));
    }
}
