// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small files of a control group. A number that is not there, or not a number as {@code max}, is {@link #NONE}. */
final class GroupFile {

    static final long NONE = -1;

    private GroupFile() {}

    /** The file's only number, or the first of several. */
    static long number(Path file) {
        return number(text(file).split("\\s+", 2)[0]);
    }

    /** The number that stands behind a word, one pair a line. */
    static long number(Path file, String word) {
        return text(file)
                .lines()
                .filter(line -> line.startsWith(word + " "))
                .mapToLong(line -> number(line.substring(word.length() + 1)))
                .findFirst()
                .orElse(NONE);
    }

    /** Empty if it cannot be read. */
    static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException notThere) {
            return "";
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notOne) {
            return NONE;
        }
    }
}
