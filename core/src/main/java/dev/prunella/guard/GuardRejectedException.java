// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.util.concurrent.RejectedExecutionException;

/**
 * A guard did not let a call through; nothing was called. It is a {@link RejectedExecutionException}, so that guarded executors keep
 * their contract, and it has no stack trace: it must cost nothing when there are many.
 */
public final class GuardRejectedException extends RejectedExecutionException {

    private static final long serialVersionUID = 1L;

    /** Why a call was not let through. */
    public enum Why {
        /** The breaker is open. */
        OPEN,
        /** The breaker is half open, and all calls that may be tried are under way. */
        TRIALS_TAKEN,
        /** As many calls are under way as the limit allows for this priority. */
        LIMIT,
        /** This client has had its share. */
        THROTTLED
    }

    private final String guard;
    private final Why why;
    private final BreakerState state;

    GuardRejectedException(String guard, Why why, BreakerState state) {
        this.guard = guard;
        this.why = why;
        this.state = state;
    }

    /** The guard's name. */
    public String guard() {
        return guard;
    }

    /** Why. */
    public Why why() {
        return why;
    }

    /** The breaker's state just then. */
    public BreakerState state() {
        return state;
    }

    /** Made when it is asked for. */
    @Override
    public String getMessage() {
        return "guard '%s': call not let through: %s, breaker %s".formatted(guard, why, state);
    }

    /** Has none; without the lock of the method that it overrides, which would cost more than all the rest. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
