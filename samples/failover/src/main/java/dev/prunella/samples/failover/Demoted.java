// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import java.time.Duration;
import java.util.List;

/** The primary refuses writes and answers reads; new connections reach the other server. For good. */
record Demoted(Duration watched) implements Act {

    @Override
    public String name() {
        return "demoted";
    }

    @Override
    public String fault() {
        return "the primary is demoted: it refuses writes; new connections reach the other server";
    }

    @Override
    public void strike(Scene scene) {
        scene.cluster().demotePrimary();
    }

    @Override
    public List<String> broken(Played played) {
        return Promises.common(played)
                .that(played.healing().healed(), Promises.NOT_VERIFIED)
                .that(played.alone().report().recovery() == null, "HikariCP alone recovered")
                .broken();
    }
}
