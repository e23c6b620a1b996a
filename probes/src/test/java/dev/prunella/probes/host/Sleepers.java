// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes that do nothing, by a command of their own so that nobody counts another's. All are ended by {@link #close()}. */
final class Sleepers implements AutoCloseable {

    private static final String LONG = "600";

    private final Path command;
    private final List<ProcessHandle> started = new ArrayList<>();

    Sleepers(Path folder) throws IOException {
        command = folder.toRealPath().resolve("rogue");
        Files.copy(Path.of("/bin/sleep"), command);
    }

    String command() {
        return command.toString();
    }

    /** Returns when they run their command. */
    void start(int processes) throws IOException {
        for (int i = 0; i < processes; i++) {
            Process process = new ProcessBuilder(command(), LONG).start();
            started.add(process.toHandle());
            await().until(() -> runs(process.toHandle()));
        }
    }

    /** One that a shell has started, which stays. */
    Process startBelowAShell() throws IOException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", command() + " " + LONG + " & wait").start();
        started.add(shell.toHandle());
        await().until(() -> shell.descendants().anyMatch(this::runs));
        shell.descendants().forEach(started::add);
        return shell;
    }

    private boolean runs(ProcessHandle process) {
        return process.info().command().filter(command()::equals).isPresent();
    }

    @Override
    public void close() {
        started.forEach(ProcessHandle::destroyForcibly);
        started.clear();
    }
}
