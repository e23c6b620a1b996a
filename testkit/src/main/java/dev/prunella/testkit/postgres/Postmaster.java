// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running server: its first process and the children of it, one for each connection and some of its own. */
final class Postmaster {

    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final long STOP_SECONDS = 10;
    private static final long KILL_SECONDS = 2;

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
        CompletableFuture<?>[] ends =
                children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new);
        await(KILL_SECONDS, process.onExit());
        await(KILL_SECONDS, CompletableFuture.allOf(ends));
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
            if (!await(STOP_SECONDS, process.onExit())) {
                kill();
            }
        }
    }

    private boolean await(long seconds, CompletableFuture<?> end) {
        try {
            end.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("postgres {}: not all processes ended in {} s: {}", process.pid(), seconds, e.toString());
        }
        return false;
    }
}
