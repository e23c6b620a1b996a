// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

/** What becomes of the calls. */
public enum Scene {

    /** All succeed, and have nothing to do. */
    SUCCESS("success", false, 0),

    /** All succeed, and work for about a microsecond. */
    WORK("success, about 1 µs of work", false, 450),

    /** One of a hundred fails, by an exception that costs nothing. */
    FAILURE("1 % fail", true, 0),

    /** The breaker is open. */
    OPEN("rejected: the breaker is open", false, 0);

    private final String words;
    private final boolean fails;
    private final int tokens;

    Scene(String words, boolean fails, int tokens) {
        this.words = words;
        this.fails = fails;
        this.tokens = tokens;
    }

    /** As the page shows it. */
    String words() {
        return words;
    }

    /** What is called then. */
    Work work() {
        return new Work(fails, tokens);
    }
}
