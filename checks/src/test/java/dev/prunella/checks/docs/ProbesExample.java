// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks.docs;

import dev.prunella.HealingSupervisor;
import dev.prunella.probes.host.HostRecipes;
import dev.prunella.probes.jvm.JvmRecipes;
import dev.prunella.probes.jvm.ThreadOwner;
import dev.prunella.probes.network.NetworkRecipes;
import dev.prunella.probes.network.TlsEndpoint;
import java.nio.file.Path;

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
}
