// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import org.junit.jupiter.api.Test;

/** A simulation as tests of JUnit Jupiter: say in {@link #simulation()} what is asked of what. */
public abstract class SimulationContract {

    /** The simulation with its rules; made anew for each test. */
    protected abstract Simulation simulation();

    @Test
    void holdsInEveryRun() {
        simulation().run().assertHolds();
    }

    @Test
    void takesTheSameCourseFromTheSameSeed() {
        if (!simulation().trace(1).equals(simulation().trace(1))) {
            throw new AssertionError("two runs of seed 1 differ: something in the targets is not repeatable");
        }
    }
}
