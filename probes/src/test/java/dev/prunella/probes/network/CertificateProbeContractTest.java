// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.network;

import dev.prunella.detect.Probe;
import dev.prunella.testkit.contract.ProbeContract;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.HealingClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

// REQ L1
class CertificateProbeContractTest extends ProbeContract {

    @TempDir
    static Path once;

    private static Keys keys;

    @TempDir
    Path folder;

    private final FakeTime time = FakeTime.create();
    private Path store;
    private Probe probe;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = Keys.in(once).with("good", 90).with("ending", 3);
    }

    @BeforeEach
    void make() throws Exception {
        store = Keys.write(keys.store("good"), folder.resolve("keys.p12"));
        probe = CertificateProbe.of(Keys.source(store), Duration.ofDays(14));
    }

    @AfterEach
    void closeTime() {
        time.close();
    }

    @Override
    protected HealingClock clock() {
        return time;
    }

    @Override
    protected Probe probe() {
        return probe;
    }

    @Override
    protected void breakIt() throws Exception {
        Keys.write(keys.store("ending"), store);
    }

    @Override
    protected void mendIt() throws Exception {
        Keys.write(keys.store("good"), store);
        time.advance(Duration.ofSeconds(1));
    }

    @Override
    protected Object observe() throws Exception {
        return Files.getLastModifiedTime(store);
    }
}
