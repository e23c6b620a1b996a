// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import dev.prunella.benchmarks.report.CommandLine;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for on the command line.
 *
 * @param forks of each row and scene, by turns
 * @param iterations of measurement, after twice as many of warm-up
 * @param millis of each iteration, but where calls wait
 * @param brief whether two threads are measured on success alone
 * @param jdk the home of the JDK to measure on; null for this one
 * @param out the page to write; the plot is written beside it
 */
record Options(
        int forks,
        int iterations,
        int millis,
        boolean brief,
        @Nullable Path jdk,
        Path out) {

    private static final String QUICK = "--quick";
    /** Few failures fit beside their waits: the JVM would be compiling yet what follows one, and its CPU clock, of 10 ms, be too coarse. */
    private static final int PATIENCE = 4;

    /**
     * Reads {@code --quick}, {@code --jdk HOME} and {@code --out FILE}.
     *
     * @throws IllegalArgumentException if there is anything else
     */
    static Options parse(String... arguments) {
        List<String> words = Arrays.asList(arguments);
        boolean quick = words.contains(QUICK);
        Map<String, String> given = CommandLine.pairs(
                words.stream().filter(word -> !word.equals(QUICK)).toList());
        String jdk = given.remove("--jdk");
        String out = given.remove("--out");
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("options are --quick, --jdk HOME and --out FILE, got " + given.keySet());
        }
        Path home = jdk == null ? null : Path.of(jdk);
        Path page = Path.of(out == null ? "docs/results/guard.md" : out);
        return quick ? new Options(1, 3, 300, true, home, page) : new Options(3, 5, 400, false, home, page);
    }

    /** With how many threads a scene is measured, by turns. */
    List<Integer> threads(Scene scene) {
        return brief && scene != Scene.SUCCESS ? List.of(1) : List.of(1, 2);
    }

    /** Of an iteration: longer where calls wait. */
    int millis(Row row, Scene scene) {
        return row.waits(scene) ? PATIENCE * millis : millis;
    }

    /** The plot's file. */
    Path plot() {
        return CommandLine.plotBeside(out);
    }
}
