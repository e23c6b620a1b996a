// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import dev.prunella.detect.Probe;
import dev.prunella.testkit.contract.ProbeContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

// REQ L1
class DiskWriteProbeContractTest extends ProbeContract {

    @TempDir
    Path folder;

    private Probe probe = context -> null;

    @BeforeEach
    void make() throws IOException {
        probe = DiskWriteProbe.in(Files.createDirectory(folder.resolve("data")));
    }

    @Override
    protected Probe probe() {
        return probe;
    }

    @Override
    protected void breakIt() throws IOException {
        Files.delete(folder.resolve("data"));
    }

    @Override
    protected void mendIt() throws IOException {
        Files.createDirectory(folder.resolve("data"));
    }

    @Override
    protected Object observe() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.toList();
        }
    }
}
