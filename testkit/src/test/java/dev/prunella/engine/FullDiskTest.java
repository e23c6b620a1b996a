// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * FAULT-F14 on a real disk of 64 KiB: a tmpfs in a mount namespace of a child process, which needs no rights where user
 * namespaces are allowed. Elsewhere the child has a store that says that it is full.
 */
@Timeout(60)
class FullDiskTest {

    private static final String MOUNT = "mount -t tmpfs -o size=64k,mode=700 tmpfs \"$0\" && exec \"$@\"";

    @TempDir
    Path disk;

    @Test
    void whileTheDiskIsFullNothingIsDoneAPersonIsToldAndNoHostThreadWaits() throws Exception {
        // FAULT-F14, INVARIANT 19
        List<String> command = new ArrayList<>();
        if (mounts()) {
            command.addAll(List.of("unshare", "-Urm", "sh", "-c", MOUNT, disk.toString()));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FullDiskProcess.class.getName()));
        if (mounts()) {
            command.add(disk.toString());
        }

        assertThat(run(command))
                .containsSubsequence(
                        "full: treated 0, escalated [audit-unavailable], host waited no time",
                        "room: treated 1, trail complete true");
    }

    private boolean mounts() throws IOException, InterruptedException {
        try {
            Process mount = new ProcessBuilder("unshare", "-Urm", "sh", "-c", MOUNT, disk.toString(), "true")
                    .redirectErrorStream(true)
                    .start();
            mount.getInputStream().readAllBytes();
            return mount.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor(10, TimeUnit.SECONDS);
        return output.lines().toList();
    }
}
