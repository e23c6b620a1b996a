// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

/** The contract that users extend, extended. */
class SeedsByContractTest extends SimulationContract {

    @Override
    protected Simulation simulation() {
        return Simulation.ofEverything().runs(100).seed(1_000_000_000_000L);
    }
}
