// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** One running server: its first process and the children of it, one for each connection and some of its own. */
final class Postmaster {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(2);
    private static final Duration ORPHAN_POLL = Duration.ofMillis(1);

    private final Process process;

    private Postmaster(Process process) {
        this.process = process;
    }

    static Postmaster launch(List<String> command, Path log, Watchdog watchdog) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process.getOutputStream().close();
        watchdog.guard(process);
        return new Postmaster(process);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Stops all processes where they are; the parent first, so that it makes no child that is missed. */
    void pause() {
        Commands.signal("STOP", LongStream.of(process.pid()));
        Commands.signal("STOP", process.children().mapToLong(ProcessHandle::pid));
    }

    void resume() {
        Commands.signal("CONT", process.children().mapToLong(ProcessHandle::pid));
        Commands.signal("CONT", LongStream.of(process.pid()));
    }

    /** Ends all processes at once, as a crash of the machine does, and waits until they are gone. */
    void kill() {
        Commands.signal("STOP", LongStream.of(process.pid()));
        List<ProcessHandle> children = process.children().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await(KILL_PATIENCE, process);
        awaitOrphans(children);
    }

    /** Ends sessions and the server in order; kills it if that takes longer than 10 s. */
    void stop() {
        end("INT");
    }

    /** Ends sessions and the server without order, but lets it give its shared memory back. */
    void quit() {
        end("QUIT");
    }

    private void end(String signal) {
        if (process.isAlive()) {
            resume();
            Commands.signal(signal, LongStream.of(process.pid()));
            if (!await(STOP_PATIENCE, process)) {
                kill();
            }
        }
    }

    private static boolean await(Duration patience, Process process) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks again and again, since {@link ProcessHandle#onExit()} looks at what is no child of this JVM but seldom. */
    private static void awaitOrphans(List<ProcessHandle> orphans) {
        long end = System.nanoTime() + KILL_PATIENCE.toNanos();
        while (orphans.stream().anyMatch(Postmaster::runs) && System.nanoTime() < end) {
            LockSupport.parkNanos(ORPHAN_POLL.toNanos());
        }
    }

    /** A process that has ended counts as alive for Java until its parent has noticed, which the system's first may do late. */
    private static boolean runs(ProcessHandle process) {
        try {
            return process.isAlive()
                    && !Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                            .contains(") Z ");
        } catch (IOException noSuchFileSystemOrProcess) {
            return process.isAlive();
        }
    }
}
