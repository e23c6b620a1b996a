// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

/** What becomes of the calls. */
public enum Scene {

    /** All succeed, and have nothing to do. */
    SUCCESS("success", 0, 0),

    /** All succeed, and work for about a microsecond. */
    WORK("success, about 1 µs of work", 0, 450),

    /** One of a hundred fails, by an exception that costs nothing. */
    FAILURE("1 % fail", 100, 0),

    /** All fail by such an exception, and the breaker is held closed. */
    FAILING("all fail, and the breaker is held closed", 1, 0),

    /** The breaker is open. */
    OPEN("rejected: the breaker is open", 0, 0);

    private final String words;
    private final int failsOneOf;
    private final int tokens;

    Scene(String words, int failsOneOf, int tokens) {
        this.words = words;
        this.failsOneOf = failsOneOf;
        this.tokens = tokens;
    }

    /** As the page shows it. */
    String words() {
        return words;
    }

    /** What is called then. */
    Work work() {
        return new Work(failsOneOf, tokens);
    }
}
