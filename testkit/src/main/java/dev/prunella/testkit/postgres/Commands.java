// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** The programs of the operating system that the fixture needs: {@code sh}, {@code kill} and, for root, {@code unshare}. */
final class Commands {

    private Commands() {}

    /**
     * Runs a program to its end.
     *
     * @return what it printed
     * @throws IllegalStateException if it ended with an error
     */
    static String run(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + " ended with " + process.exitValue() + ": " + output.strip());
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while running " + command, e);
        }
    }

    /** Sends a signal; processes that have ended meanwhile are passed over. */
    static void signal(String signal, LongStream pids) {
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\" 2>/dev/null || true", signal));
        pids.mapToObj(Long::toString).forEach(command::add);
        run(command);
    }
}
