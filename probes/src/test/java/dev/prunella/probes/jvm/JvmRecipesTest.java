// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import dev.prunella.TargetHandle;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Health;
import dev.prunella.model.Severity;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JvmRecipesTest {

    private final FakeTime time = FakeTime.create();
    private final HealingSupervisor supervisor = HealingSupervisor.builder()
            .clock(time)
            .scheduler(time)
            .randomness(time.randomness())
            .build();
    private final Pair pair = new Pair("orders-1", "orders-2");

    @AfterEach
    void end() {
        pair.close();
        supervisor.close();
        time.close();
    }

    // REQ L2d, A5, FAULT-F17
    @Test
    void aDeadlockIsAnIncidentOfTheTargetThatOwnsAThreadOfItAndOfNoOther() {
        TargetHandle orders = supervise(JvmRecipes.deadlock("orders", ThreadOwner.named("orders-")));
        TargetHandle mail = supervise(JvmRecipes.deadlock("mail", ThreadOwner.named("mail-")));
        supervisor.start();
        time.advance(Duration.ofSeconds(20));
        pair.begin();
        time.advance(Duration.ofSeconds(20));

        assertThat(orders.status().incident().diagnosis().kind()).isEqualTo(Diagnosis.Kind.DEADLOCK);
        assertThat(orders.status().incident().diagnosis().summary()).contains("\"orders-1\" waits for");
        assertThat(mail.status().health()).isEqualTo(Health.HEALTHY);

        pair.end();
        time.advance(Duration.ofSeconds(20));
        assertThat(orders.status().health()).isEqualTo(Health.HEALTHY);
    }

    // REQ A5, F4
    @Test
    void aHealthyProcessIsHealthyInEachOfThem() {
        List<TargetHandle> all = List.of(
                supervise(JvmRecipes.heap("heap")),
                supervise(JvmRecipes.gcTime("gc")),
                supervise(JvmRecipes.threads("threads")),
                supervise(JvmRecipes.classes("classes")),
                supervise(JvmRecipes.deadlock("deadlock", ThreadOwner.ofTheProcess())),
                supervise(JvmRecipes.stuckThreads("stuck", StuckWatch.of(ThreadOwner.named("nobody-")))));
        supervisor.start();
        time.advance(Duration.ofMinutes(10));

        assertThat(all).allMatch(handle -> handle.status().health() == Health.HEALTHY);
    }

    @Test
    void nothingIsRemediedAndOnlyADeadlockPages() {
        Target heap = JvmRecipes.heap("heap").ownedBy("team").build();
        Target deadlock = JvmRecipes.deadlock("deadlock", ThreadOwner.ofTheProcess())
                .ownedBy("team")
                .build();

        assertThat(heap.runbooks().remediations()).isEmpty();
        assertThat(heap.info().severity()).isEqualTo(Severity.WARNING);
        assertThat(deadlock.runbooks().remediations()).isEmpty();
        assertThat(deadlock.info().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void waitingForMemoryIsATargetOnlyWhereItIsTold() {
        assertThat(JvmRecipes.allocationStalls("stalls").isPresent()).isEqualTo(AllocationStallProbe.isReported());
    }

    private TargetHandle supervise(TargetBuilder target) {
        return supervisor.supervise(target.ownedBy("team").build());
    }
}
