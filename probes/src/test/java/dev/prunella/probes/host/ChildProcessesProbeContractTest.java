// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.testkit.contract.ProbeContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

// REQ U6, L1
@EnabledOnOs(OS.LINUX)
class ChildProcessesProbeContractTest extends ProbeContract {

    @TempDir
    Path folder;

    private Sleepers sleepers;
    private Probe probe;

    @BeforeEach
    void begin() throws IOException {
        sleepers = new Sleepers(folder);
        probe = ChildProcessesProbe.of(
                ChildWatch.ofAll().command(sleepers.command()::equals).atMost(0));
    }

    @AfterEach
    void end() {
        sleepers.close();
    }

    @Override
    protected Probe probe() {
        return probe;
    }

    @Override
    protected void breakIt() throws IOException {
        sleepers.start(1);
    }

    @Override
    protected void mendIt() {
        sleepers.close();
    }

    @Override
    protected Object observe() {
        return ProcessHandle.current().children().count();
    }
}
