// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small shell process that outlives this JVM by a moment. It reads from a pipe which server runs; when the pipe ends
 * without a farewell, however the JVM ended, it ends the server and removes its files. A shutdown hook could not do that:
 * it does not run when the JVM is killed.
 */
final class Watchdog {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

    /**
     * The server is continued first, since a stopped one does not hear; asked to end at once it kills what does not
     * follow within 5 s. As its pid is told only while it runs, no other process can have got it.
     */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            pid=0
            while read -r line; do
              [ "$line" = farewell ] && exit 0
              pid=$line
            done
            if [ "$pid" != 0 ]; then
              kill -s CONT "$pid"
              kill -s QUIT "$pid"
              tries=0
              while kill -s 0 "$pid" && [ "$tries" -lt 80 ]; do sleep 0.1; tries=$((tries + 1)); done
              kill -s KILL "$pid"
            fi
            rm -rf -- "$1"
            """;

    private final Process process;
    private long guarded;

    /** @param directory what is removed when the JVM has ended */
    Watchdog(Path directory) throws IOException {
        process = new ProcessBuilder("sh", "-c", SCRIPT, "prunella-testkit-watchdog", directory.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    synchronized void guard(Process server) {
        guarded = server.pid();
        tell(Long.toString(guarded));
        CompletableFuture<Void> unused = server.onExit().thenRun(() -> forget(server.pid()));
    }

    void dismiss() {
        tell("farewell");
    }

    private synchronized void forget(long pid) {
        if (pid == guarded && process.isAlive()) {
            guarded = 0;
            tell("0");
        }
    }

    private synchronized void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
        } catch (IOException e) {
            LOG.debug("watchdog: has ended before it could be told '{}': {}", line, e.toString());
        }
    }
}
