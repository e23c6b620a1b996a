// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.EscalationChannel;
import dev.prunella.model.Health;
import dev.prunella.model.Severity;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostRecipesTest {

    @TempDir
    Path folder;

    private final FakeTime time = FakeTime.create();
    private final List<Escalation> told = new ArrayList<>();
    private final HealingSupervisor supervisor = HealingSupervisor.builder()
            .clock(time)
            .scheduler(time)
            .randomness(time.randomness())
            .escalateTo(new Ticket())
            .build();

    @AfterEach
    void end() {
        supervisor.close();
        time.close();
    }

    // REQ A5, L6
    @Test
    void whatFailsIsToldToAPersonOnceAndNothingIsDone() {
        TargetHandle clock = supervise(HostRecipes.clock("clock"));
        supervisor.start();
        time.advance(Duration.ofSeconds(30));
        time.jumpWallClock(Duration.ofHours(1));
        time.advance(Duration.ofMinutes(3));

        assertThat(clock.status().incident().diagnosis())
                .extracting(Diagnosis::kind, Diagnosis::cause)
                .containsExactly(Diagnosis.Kind.LOCAL_FAULT, new Cause(HostReadings.CLOCK_JUMPED));
        assertThat(told).hasSize(1);
        assertThat(told.get(0).toString()).contains("clock");

        time.advance(Duration.ofMinutes(5));
        assertThat(clock.status().health()).isEqualTo(Health.HEALTHY);
        assertThat(told).hasSize(1);
    }

    // REQ A5, F4
    @Test
    void aHealthyHostIsHealthyInEachOfThem() {
        List<TargetHandle> all = new ArrayList<>(List.of(
                supervise(HostRecipes.clock("clock")),
                supervise(HostRecipes.diskWrite("write", folder)),
                supervise(HostRecipes.childProcesses("children", ChildWatch.ofAll()))));
        HostRecipes.fileDescriptors("files").ifPresent(target -> all.add(supervise(target)));
        supervisor.start();
        time.advance(Duration.ofMinutes(10));

        assertThat(all).allMatch(handle -> handle.status().health() == Health.HEALTHY);
        assertThat(told).isEmpty();
    }

    // REQ F4
    @Test
    void whatIsNotThereIsNoTarget() {
        assertThat(HostRecipes.containerMemory("memory").isPresent()).isEqualTo(ContainerMemoryProbe.isLimited());
        assertThat(HostRecipes.containerCpu("cpu").isPresent()).isEqualTo(ContainerCpuProbe.isLimited());
        assertThat(HostRecipes.pressure("io", PressureProbe.Resource.IO).isPresent())
                .isEqualTo(PressureProbe.isReported(PressureProbe.Resource.IO));
    }

    @Test
    void nothingIsRemediedAndNobodyIsWoken() {
        Target disk = HostRecipes.diskSpace("disk", folder).ownedBy("team").build();

        assertThat(disk.runbooks().remediations()).isEmpty();
        assertThat(disk.info().severity()).isEqualTo(Severity.WARNING);
    }

    private TargetHandle supervise(TargetBuilder target) {
        return supervisor.supervise(target.ownedBy("team").build());
    }

    private final class Ticket implements EscalationChannel {

        @Override
        public String name() {
            return "ticket";
        }

        @Override
        public void send(Escalation escalation) {
            told.add(escalation);
        }
    }
}
