// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for on the command line.
 *
 * @param runs of Prunella
 * @param peerRuns of each peer
 * @param patience how long a subject that does not recover is watched
 * @param out the file to write
 */
record Options(int runs, int peerRuns, Duration patience, Path out) {

    static final String HELP =
            "options: --runs N (5)  --peer-runs N (3)  --patience SECONDS (30)  --out FILE (docs/results/time-to-heal.md)";

    /** Reads pairs of name and value. */
    static Options parse(String... arguments) {
        if (arguments.length % 2 != 0) {
            throw new IllegalArgumentException("a value is missing after one of " + Arrays.toString(arguments));
        }
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            given.put(arguments[i], arguments[i + 1]);
        }
        Options options = new Options(
                number(given.remove("--runs"), 5),
                number(given.remove("--peer-runs"), 3),
                Duration.ofSeconds(number(given.remove("--patience"), 30)),
                Path.of(given.getOrDefault("--out", "docs/results/time-to-heal.md")));
        given.remove("--out");
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + given.keySet());
        }
        return options;
    }

    private static int number(@Nullable String text, int otherwise) {
        int number = text == null ? otherwise : Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("must be at least 1: " + number);
        }
        return number;
    }
}
