// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledIf("dev.prunella.testkit.postgres.PostgresServer#isAvailable")
class WatchdogTest {

    @ParameterizedTest
    @ValueSource(strings = {"running", "paused"})
    void endsTheServerAndRemovesItsFilesWhenTheJvmIsKilled(String state) throws IOException {
        var jvm = startJvm(state);
        var data = readyDirectory(jvm);
        assertThat(serversOn(data)).isPositive();
        jvm.destroyForcibly();
        awaitNothingLeftOf(data);
    }

    @Test
    void endsTheServerAndRemovesItsFilesWhenTheJvmEndsWithoutClosingIt() throws IOException {
        var jvm = startJvm("running");
        var data = readyDirectory(jvm);
        jvm.getOutputStream().close();
        awaitNothingLeftOf(data);
        assertThat(jvm.exitValue()).isZero();
    }

    private static Process startJvm(String state) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), AbandonedServer.class.getName(), state)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static Path readyDirectory(Process jvm) throws IOException {
        var output = jvm.inputReader();
        var data = Path.of(output.readLine());
        assertThat(output.readLine()).isEqualTo("ready");
        return data;
    }

    private static void awaitNothingLeftOf(Path data) {
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(serversOn(data)).isZero();
            assertThat(data.getParent()).doesNotExist();
        });
    }

    private static long serversOn(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                .count();
    }
}
