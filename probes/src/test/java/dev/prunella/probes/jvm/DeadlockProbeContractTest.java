// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import dev.prunella.detect.Probe;
import dev.prunella.testkit.contract.ProbeContract;
import org.junit.jupiter.api.AfterEach;

// REQ L1
class DeadlockProbeContractTest extends ProbeContract {

    private final Pair pair = new Pair("contract-1", "contract-2");
    private final Probe probe = DeadlockProbe.of(ThreadOwner.named("contract-"));

    @AfterEach
    void end() {
        pair.close();
    }

    @Override
    protected Probe probe() {
        return probe;
    }

    @Override
    protected void breakIt() {
        pair.begin();
    }

    @Override
    protected void mendIt() {
        pair.end();
    }

    @Override
    protected Object observe() {
        return LiveThreads.of(ThreadOwner.named("contract-")).size();
    }
}
