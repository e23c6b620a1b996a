// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import dev.failsafe.function.CheckedSupplier;
import dev.prunella.guard.Call;
import java.util.concurrent.Callable;
import org.openjdk.jmh.infra.Blackhole;

/** What is guarded, in the shape that each library wants, so that none of them needs an adapter. Of one thread. */
final class Work implements Callable<Object>, Call<Object, Exception>, CheckedSupplier<Object> {

    private final int failsOneOf;
    private final int tokens;
    private final Failure failure = new Failure();
    private int untilFailure;

    /**
     * @param failsOneOf how many calls there are for one that fails; zero if none fails
     * @param tokens of {@link Blackhole#consumeCPU}; zero for nothing to do
     */
    Work(int failsOneOf, int tokens) {
        this.failsOneOf = failsOneOf;
        this.tokens = tokens;
        untilFailure = failsOneOf;
    }

    /** A failure without a stack trace, which each work makes once; unchecked, since Failsafe wraps others into one with a trace. */
    static final class Failure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Failure() {
            super("failed", null, false, false);
        }
    }

    @Override
    public Object call() {
        if (tokens > 0) {
            Blackhole.consumeCPU(tokens);
        }
        if (failsOneOf > 0 && --untilFailure == 0) {
            untilFailure = failsOneOf;
            throw failure;
        }
        return this;
    }

    @Override
    public Object get() {
        return call();
    }
}
