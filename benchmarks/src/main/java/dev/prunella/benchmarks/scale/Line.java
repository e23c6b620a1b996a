// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Figures on one line, as a process of its own hands them over. */
final class Line {

    private Line() {}

    static String of(String key, double... values) {
        return key + Arrays.stream(values).mapToObj(value -> " " + value).collect(Collectors.joining());
    }

    /**
     * The figures of a line.
     *
     * @throws IllegalArgumentException if the line does not begin with the key, or has another number of figures
     */
    static double[] parse(String key, String line, int count) {
        String[] words = line.split(" ", -1);
        if (!words[0].equals(key) || words.length != count + 1) {
            throw new IllegalArgumentException("must be '%s' and %d figures, got '%s'".formatted(key, count, line));
        }
        return Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
    }
}
