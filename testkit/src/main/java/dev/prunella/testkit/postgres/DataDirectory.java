// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The files of one server, which last until it is closed: its data, its settings, its log. */
final class DataDirectory {

    private static final int TAIL_LINES = 15;
    private static final int LINE_OF_SHARED_MEMORY = 6;

    private final Path root;

    private DataDirectory(Path root) {
        this.root = root;
    }

    static DataDirectory copyOf(Path template) throws IOException {
        DataDirectory directory = new DataDirectory(PrivateDirectory.temporary("prunella-postgres-"));
        PrivateDirectory.copy(template, directory.data());
        return directory;
    }

    Path root() {
        return root;
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("server.log");
    }

    /** Writes to the lowest of the server's places for settings, so that {@code ALTER SYSTEM} overrides them. */
    void configure(Map<String, String> settings) throws IOException {
        List<String> lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue().replace("'", "''") + "'")
                .toList();
        Files.write(data().resolve("postgresql.conf"), lines, StandardOpenOption.APPEND);
    }

    /**
     * Removes what a killed server leaves behind and an orderly one removes: its pid file, which would stop the next start
     * if another process got the pid, and its few bytes of System V memory, of which the kernel allows 4,096 pieces.
     */
    void tidyAfterCrash() {
        Path pidFile = data().resolve("postmaster.pid");
        try {
            if (Files.exists(pidFile)) {
                List<String> lines = Files.readAllLines(pidFile);
                if (lines.size() > LINE_OF_SHARED_MEMORY) {
                    String[] keyAndId = lines.get(LINE_OF_SHARED_MEMORY).strip().split("\\s+", -1);
                    Commands.run(List.of("sh", "-c", "ipcrm -m \"$0\" 2>/dev/null || true", keyAndId[1]));
                }
                Files.delete(pidFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The last lines of the server's log, for the message of an error. */
    String logTail() {
        try {
            List<String> lines = Files.readAllLines(log());
            return lines.stream().skip(Math.max(0, lines.size() - TAIL_LINES)).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "its log cannot be read: " + e;
        }
    }

    void delete() {
        PrivateDirectory.delete(root);
    }
}
