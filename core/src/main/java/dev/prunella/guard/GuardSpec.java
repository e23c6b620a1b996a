// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.model.Mode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a guard was described as. */
record GuardSpec(
        String name,
        String target,
        BreakerPolicy breaker,
        RetryPolicy retry,
        @Nullable LimitPolicy limit,
        @Nullable ThrottlePolicy throttle,
        Function<? super Throwable, CallOutcome> classifier,
        Mode mode) {

    /** Whether each call is asked for its room. */
    boolean managed() {
        return limit != null || throttle != null;
    }

    /** What user code says of an exception must not keep the exception from its caller. */
    CallOutcome classify(Throwable thrown) {
        try {
            CallOutcome outcome = classifier.apply(thrown);
            return outcome == null ? CallOutcome.FAILURE : outcome;
        } catch (Throwable e) {
            return CallOutcome.FAILURE;
        }
    }
}
