// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Probe;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each collector in a process of its own, as its beans differ. */
// REQ A5, L1
class CollectorsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1", "Z", "Shenandoah"})
    void seesWhatLivesInTheHeap(String collector) throws Exception {
        List<String> readings = run(collector, "160m", "heap");

        assertThat(readings).hasSize(3);
        assertThat(readings.get(0)).isEqualTo("PASS  null");
        assertThat(readings.get(1))
                .startsWith("FAIL heap-full Measurement[amount=")
                .contains("unit=%");
        assertThat(readings.get(2)).startsWith("PASS  Measurement[amount=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "Shenandoah"})
    void seesThreadsThatWaitForMemory(String collector) throws Exception {
        List<String> readings = run(collector, "64m", "stalls");

        assertThat(readings).first().asString().startsWith("PASS");
        assertThat(readings).last().asString().startsWith("FAIL allocation-stalls");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Serial", "Parallel", "G1"})
    void nothingIsKnownOfWaitingWhereTheProcessIsStoppedInstead(String collector) throws Exception {
        assertThat(run(collector, "64m", "stalls")).last().asString().startsWith("UNKNOWN not-reported");
    }

    private static List<String> run(String collector, String heap, String what) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+Use" + collector + "GC",
                        "-cp",
                        classPath(),
                        CollectorRun.class.getName(),
                        what)
                .redirectErrorStream(true)
                .start();
        try {
            return lines(process);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> lines(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    /** The module as it is tested, and core. */
    private static String classPath() {
        return Stream.of(CollectorRun.class, HeapAfterGcProbe.class, Probe.class)
                .map(CollectorsTest::place)
                .distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
