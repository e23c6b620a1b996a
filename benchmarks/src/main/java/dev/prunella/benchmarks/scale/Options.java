// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is asked for on the command line.
 *
 * @param sizes how many things there are, by turns
 * @param runs of each way with each size, each in a process of its own
 * @param warmUpSeconds before each measurement
 * @param seconds of each measurement
 * @param storms that are measured of each scene, after as many that are not
 * @param out the page to write
 */
record Options(List<Integer> sizes, int runs, int warmUpSeconds, int seconds, int storms, Path out) {

    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final String QUICK = "--quick";
    private static final String OUT = "--out";

    /** Keeps a copy. */
    Options {
        sizes = List.copyOf(sizes);
    }

    /**
     * Reads {@code --quick} and {@code --out FILE}.
     *
     * @throws IllegalArgumentException if there is anything else
     */
    static Options parse(String... arguments) {
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        boolean quick = words.remove(QUICK);
        Path out = Path.of("docs/results/scale.md");
        int at = words.indexOf(OUT);
        if (at >= 0 && at + 1 < words.size()) {
            out = Path.of(words.remove(at + 1));
            words.remove(at);
        }
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("options are --quick and --out FILE, got " + words);
        }
        return quick ? new Options(SIZES, 1, 15, 8, 3, out) : new Options(SIZES, 3, 40, 20, 7, out);
    }

    /** The command as a reader would type it. */
    static String command(String... arguments) {
        return ("benchmarks/run-scale " + String.join(" ", arguments)).strip();
    }
}
