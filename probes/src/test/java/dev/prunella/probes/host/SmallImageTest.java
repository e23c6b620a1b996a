// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Probe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A run-time image need not have the module by which the JDK tells of open files. */
// REQ F4
class SmallImageTest {

    @Test
    void nothingIsKnownOfOpenFilesWithoutTheModuleThatTells() throws Exception {
        assertThat(run("--limit-modules", "java.base,java.management")).isEqualTo("false UNKNOWN not-reported");
        assertThat(run()).isEqualTo("true PASS");
    }

    private static String run(String... options) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Stream<String> what = Stream.of("-cp", classPath(), DescriptorsRun.class.getName());
        Process process = new ProcessBuilder(Stream.of(Stream.of(java), Stream.of(options), what)
                        .flatMap(words -> words)
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }

    private static String classPath() {
        return Stream.of(DescriptorsRun.class, FileDescriptorsProbe.class, Probe.class)
                .map(type -> type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(url -> Path.of(url.getPath()).toString())
                .distinct()
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }
}
