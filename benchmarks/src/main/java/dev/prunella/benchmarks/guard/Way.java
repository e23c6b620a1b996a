// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import java.time.Duration;
import java.util.concurrent.Callable;

/** A way to guard calls, shared by all threads. Who retries waits as long as the others, and repeats nothing that was turned away. */
interface Way extends AutoCloseable {

    /** Before each retry: the least that all of them allow. */
    Duration PAUSE = Duration.ofMillis(1);

    /** The guarded call, as an application would build it once. */
    Callable<Object> around(Work work);

    /** From now on every call is turned away; not called where that cannot be. */
    default void open() throws Exception {
        throw new UnsupportedOperationException("never turns a call away");
    }

    /** The same with a breaker that counts, judges, and stays closed however much fails; for who has no breaker nothing changes. */
    default Way heldClosed() {
        return this;
    }

    @Override
    default void close() {
        // Most hold nothing.
    }
}
