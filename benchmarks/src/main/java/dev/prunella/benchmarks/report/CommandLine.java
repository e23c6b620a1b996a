// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the command lines of all benchmarks have in common. */
public final class CommandLine {

    private CommandLine() {}

    /**
     * Reads pairs of name and value.
     *
     * @return a map that may be taken from
     * @throws IllegalArgumentException if the last name has no value
     */
    public static Map<String, String> pairs(List<String> words) {
        if (words.size() % 2 != 0) {
            throw new IllegalArgumentException("a value is missing after one of " + words);
        }
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            pairs.put(words.get(i), words.get(i + 1));
        }
        return pairs;
    }

    /** The file of the plot that belongs to a page: beside it, of the same name. */
    public static Path plotBeside(Path page) {
        String name = String.valueOf(page.getFileName()).replaceFirst("\\.md$", "") + ".svg";
        return page.resolveSibling(name);
    }
}
