// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;

/** Watches one run for one rule. Made anew for each run; for one thread. */
@FunctionalInterface
public interface Check {

    /** Something happened; the facts of the run hold it already. */
    void on(Happening fact);

    /** The run is over. */
    default void atEnd(long nowNanos) {}
}
