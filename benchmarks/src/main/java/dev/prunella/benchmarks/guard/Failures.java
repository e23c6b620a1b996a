// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import java.util.concurrent.Callable;

/** Failures in a row, by which a breaker is opened that cannot be told to. */
final class Failures {

    private Failures() {}

    /**
     * Makes a call that fails so often.
     *
     * @throws IllegalStateException if it does not fail
     */
    static void of(int times, Callable<?> call) {
        for (int i = 0; i < times; i++) {
            if (!fails(call)) {
                throw new IllegalStateException("a call that must fail has not");
            }
        }
    }

    private static boolean fails(Callable<?> call) {
        try {
            call.call();
            return false;
        } catch (Exception e) {
            return true;
        }
    }
}
