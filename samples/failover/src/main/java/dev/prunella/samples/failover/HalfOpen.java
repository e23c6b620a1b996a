// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.testkit.network.FaultProxy;
import java.time.Duration;
import java.util.List;

/** Established connections carry nothing more and stay open, as behind a NAT that forgot them; new ones work. For good. */
record HalfOpen(Duration watched) implements Act {

    @Override
    public String name() {
        return "half-open";
    }

    @Override
    public String fault() {
        return "the network forgets the open connections, without a word; new ones work";
    }

    @Override
    public void strike(Scene scene) {
        scene.cluster().endpoints().forEach(FaultProxy::blackholeEstablished);
    }

    @Override
    public List<String> broken(Played played) {
        return Promises.common(played)
                .that(played.healing().healed(), Promises.NOT_VERIFIED)
                .that(played.supervised().report().failed() <= Shop.WORKERS, "more than one failed request a worker")
                .that(played.alone().report().hung() > 0, "HikariCP alone did not hang")
                .broken();
    }
}
