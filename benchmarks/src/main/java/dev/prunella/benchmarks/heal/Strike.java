// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A fault that was done.
 *
 * @param beganNanos when it began
 * @param returnedNanos when the service was back, for a fault from which nobody can recover before; else null
 * @param over whether all of it has happened that is going to
 * @param beside what became of honest work beside it, in a word; {@code -} if there was none
 */
record Strike(long beganNanos, @Nullable Long returnedNanos, BooleanSupplier over, Supplier<String> beside) {

    static final String NO_WORK = "-";

    /** One that was over in a moment. */
    static Strike at(long beganNanos) {
        return new Strike(beganNanos, null, () -> true, () -> NO_WORK);
    }

    /** From when on a subject can recover. */
    long curableNanos() {
        return returnedNanos == null ? beganNanos : returnedNanos;
    }
}
