// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.HealingSupervisor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A runtime that was linked without Flight Recorder loses its event, and nothing else. */
class WithoutFlightRecorderTest {

    @Test
    void healsAllTheSame() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--limit-modules",
                        "java.base,java.logging,java.naming,java.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutFlightRecorderTest.class.getName()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("flight recorder: false, closed well: true");
    }

    /** The other process. */
    public static void main(String[] args) {
        boolean present = ModuleLayer.boot().findModule("jdk.jfr").isPresent();
        HealingSupervisor supervisor = HealingSupervisor.builder().build();
        supervisor.supervise(new Patient("orders-db").target());
        supervisor.start();
        boolean well = supervisor.shutdown().stillRunning().isEmpty();
        System.out.println("flight recorder: " + present + ", closed well: " + well);
    }
}
