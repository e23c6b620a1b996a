// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.testkit.postgres.PostgresPair;

/** H1: the primary is demoted. */
final class Demotion implements Fault {

    @Override
    public String id() {
        return "H1";
    }

    @Override
    public String title() {
        return "demoted primary";
    }

    @Override
    public String description() {
        return "New connections reach the other server, then the old primary is set read-only: connections that are open answer"
                + " reads and refuse writes (25006). Target: recovery in at most 0.25 s in the median, at most 60 failed"
                + " requests.";
    }

    @Override
    public void strike(PostgresPair pair) {
        pair.demotePrimary();
    }
}
