// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import static dev.prunella.diagnose.Diagnosis.Kind.LOCAL_FAULT;

import dev.prunella.HealingSupervisor;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.probes.host.HostRecipes;
import dev.prunella.probes.jvm.JvmRecipes;
import dev.prunella.probes.jvm.ThreadOwner;
import dev.prunella.probes.network.NetworkRecipes;
import dev.prunella.probes.network.TlsEndpoint;
import dev.prunella.probes.signal.Heartbeat;
import dev.prunella.probes.signal.HeartbeatProbe;
import dev.prunella.target.Target;
import java.nio.file.Path;
import java.time.Duration;

/** Shown in {@code docs/probes.md}; {@link ReadmeTest} compares the two. */
final class ProbesExample {

    private ProbesExample() {}

    static void watch(HealingSupervisor supervisor) {
        // region
        supervisor.supervise(JvmRecipes.heap("heap").ownedBy("team-orders"));
        supervisor.supervise(JvmRecipes.deadlock("orders-threads", ThreadOwner.named("orders-"))
                .ownedBy("team-orders"));
        supervisor.supervise(
                HostRecipes.diskSpace("data-disk", Path.of("/data")).ownedBy("team-orders"));
        HostRecipes.containerMemory("container-memory")
                .ifPresent(target -> supervisor.supervise(target.ownedBy("team-orders")));
        supervisor.supervise(NetworkRecipes.certificate("shop-certificate", TlsEndpoint.of("shop.example", 443))
                .ownedBy("team-orders"));
        // endregion
    }

    /** What pushes metrics to a collector. */
    interface Exporter {
        RemediationResult failOver();
    }

    static void listen(HealingSupervisor supervisor, Exporter exporter) {
        // region
        Heartbeat exported = Heartbeat.create(); // exported.beat() where an export has succeeded
        supervisor.supervise(Target.named("metrics-exporter")
                .ownedBy("team-observability")
                .inside(HeartbeatProbe.of(exported, Duration.ofMinutes(3)))
                .when(
                        LOCAL_FAULT,
                        Runbook.of(Remediation.named("use-backup-collector", context -> exporter.failOver()))));
        // endregion
    }
}
