// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Reading;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealingTest {
    @Test
    void healsALocalFault() {
        FakeTime time = FakeTime.create(1, 8);
        List<HealingEvent> events = new ArrayList<>();
        boolean[] sick = {false};
        HealingSupervisor supervisor = HealingSupervisor.builder()
                .clock(time)
                .scheduler(time)
                .randomness(time.randomness())
                .listener(events::add)
                .build();
        var handle = supervisor.supervise(Target.named("t")
                .ownedBy("me")
                .inside(c -> sick[0] ? Reading.fail("bad", "bad") : Reading.pass())
                .outside(c -> Reading.pass())
                .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Remediation.named("fix", c -> {
                    sick[0] = false;
                    return RemediationResult.done("x");
                }))));
        supervisor.start();
        time.advance(Duration.ofSeconds(1));
        sick[0] = true;
        time.advance(Duration.ofSeconds(30));
        events.forEach(e -> System.out.println(e.target() + " " + e.what()));
        System.out.println(handle.explain());
        System.out.println(supervisor.shutdown());
        assertThat(sick[0]).isFalse();
        time.close();
    }
}
