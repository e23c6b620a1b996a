// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.time.Duration;

/** H2: established connections are blackholed. */
final class HalfOpen implements Fault {

    @Override
    public String key() {
        return "half-open";
    }

    @Override
    public String id() {
        return "H2";
    }

    @Override
    public String title() {
        return "half-open connections";
    }

    @Override
    public String description() {
        return "Nine of the ten connections of the pool stay open and carry nothing any more, as behind a NAT that forgot them;"
                + " new ones work. On the tenth, which is well, a query of 20 s is under way. *Beside*: what became of it.";
    }

    @Override
    public Goal goal() {
        return Goal.recoveredWithin(Duration.ofMillis(600)).and(Goal.workBesideFinished());
    }

    @Override
    public Scene scene() {
        return TwoRoutes.open(address -> {});
    }
}
