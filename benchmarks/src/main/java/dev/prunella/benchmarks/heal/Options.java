// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for on the command line.
 *
 * @param runs of Prunella, and of the platform's restart
 * @param peerRuns of each peer; one that has not recovered in a run gets no further one
 * @param patience how long a subject that does not recover is watched
 * @param rows keys of the rows to measure; empty for all
 * @param out the page to write; the plot is written beside it
 */
record Options(int runs, int peerRuns, Duration patience, List<String> rows, Path out) {

    static final String HELP = """
            options: --runs N (5)  --peer-runs N (1)  --patience SECONDS (30)  --rows KEY,KEY (all)
                     --out FILE (docs/results/time-to-heal.md)
                     --quick: one run of each, 12 s of patience, where nothing else is said
            rows:    %s""";

    private static final String QUICK = "--quick";

    /** Reads pairs of name and value, and {@code --quick}. */
    static Options parse(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        boolean quick = words.contains(QUICK);
        Map<String, String> given = CommandLine.pairs(
                words.stream().filter(word -> !word.equals(QUICK)).toList());
        String rows = given.remove("--rows");
        String out = given.remove("--out");
        Options options = new Options(
                number(given.remove("--runs"), quick ? 1 : 5),
                number(given.remove("--peer-runs"), 1),
                Duration.ofSeconds(number(given.remove("--patience"), quick ? 12 : 30)),
                rows == null ? List.of() : List.of(rows.split(",")),
                Path.of(out == null ? "docs/results/time-to-heal.md" : out));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + given.keySet());
        }
        return options;
    }

    /** Whether a row is to be measured. */
    boolean wants(String row) {
        return rows.isEmpty() || rows.contains(row);
    }

    /** The plot's file. */
    Path plot() {
        return CommandLine.plotBeside(out);
    }

    private static int number(@Nullable String text, int otherwise) {
        int number = text == null ? otherwise : Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("must be at least 1: " + number);
        }
        return number;
    }
}
