// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import dev.failsafe.function.CheckedSupplier;
import dev.prunella.guard.Call;
import java.util.concurrent.Callable;
import org.openjdk.jmh.infra.Blackhole;

/** What is guarded, in the shape that each library wants, so that none of them needs an adapter. Of one thread. */
final class Work implements Callable<Object>, Call<Object, Exception>, CheckedSupplier<Object> {

    private static final int FAILS_ONE_OF = 100;

    private final boolean fails;
    private final int tokens;
    private final Failure failure = new Failure();
    private int calls;

    /**
     * @param fails whether one call of a hundred fails
     * @param tokens of {@link Blackhole#consumeCPU}; zero for nothing to do
     */
    Work(boolean fails, int tokens) {
        this.fails = fails;
        this.tokens = tokens;
    }

    /** A failure without a stack trace, which each work makes once. */
    static final class Failure extends Exception {

        private static final long serialVersionUID = 1L;

        private Failure() {
            super("failed", null, false, false);
        }
    }

    @Override
    public Object call() throws Failure {
        if (tokens > 0) {
            Blackhole.consumeCPU(tokens);
        }
        if (fails && ++calls % FAILS_ONE_OF == 0) {
            throw failure;
        }
        return this;
    }

    @Override
    public Object get() throws Failure {
        return call();
    }
}
