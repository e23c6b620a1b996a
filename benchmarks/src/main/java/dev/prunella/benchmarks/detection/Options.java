// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import dev.prunella.benchmarks.report.CommandLine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What is asked for on the command line.
 *
 * @param folder the data
 * @param scores the folder for the scores of each row
 * @param page the page to write; the plot is written beside it
 * @param forks of the measurement of time
 */
record Options(Path folder, Path scores, Path page, int forks) {

    private static final String QUICK = "--quick";
    private static final int FORKS = 3;

    /**
     * Reads {@code FOLDER}, {@code --quick}, {@code --scores FOLDER} and {@code --out FILE}.
     *
     * @throws IllegalArgumentException if the folder is missing, or there is anything else
     */
    static Options parse(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        if (words.isEmpty() || words.get(0).startsWith("--")) {
            throw new IllegalArgumentException("the first argument is the folder of the data, got " + words);
        }
        Map<String, String> given = CommandLine.pairs(
                words.stream().skip(1).filter(word -> !word.equals(QUICK)).toList());
        String scores = given.remove("--scores");
        String page = given.remove("--out");
        if (!given.isEmpty()) {
            throw new IllegalArgumentException(
                    "options are --quick, --scores FOLDER and --out FILE, got " + given.keySet());
        }
        return new Options(
                Path.of(words.get(0)),
                Path.of(scores == null ? "benchmarks/target/detection" : scores),
                Path.of(page == null ? "docs/results/detection.md" : page),
                words.contains(QUICK) ? 1 : FORKS);
    }

    /** The plot's file. */
    Path plot() {
        return CommandLine.plotBeside(page);
    }
}
