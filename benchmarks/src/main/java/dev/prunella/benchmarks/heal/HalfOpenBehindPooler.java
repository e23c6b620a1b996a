// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.testkit.network.FaultProxy;
import java.time.Duration;

/** H2: established connections are blackholed, and the server cannot be asked which of them are stuck. */
final class HalfOpenBehindPooler implements Fault {

    @Override
    public String key() {
        return "half-open-pooler";
    }

    @Override
    public String id() {
        return "H2";
    }

    @Override
    public String title() {
        return "half-open connections behind a pooler";
    }

    @Override
    public String description() {
        return "The same as before, but clients are told made-up process ids of their sessions, as by PgBouncer: what the"
                + " server says of its sessions proves nothing of the pool's connections.";
    }

    @Override
    public Goal goal() {
        return Goal.recoveredWithin(Duration.ofMillis(1_500)).and(Goal.workBesideFinished());
    }

    @Override
    public Scene scene() {
        return TwoRoutes.open(FaultProxy::fakeBackendPids);
    }
}
