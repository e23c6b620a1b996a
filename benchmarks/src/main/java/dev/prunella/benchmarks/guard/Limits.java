// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What no guard can do without, each by itself: no library comes below what it does. */
final class Limits {

    private Limits() {}

    /** The call itself. */
    static Way raw() {
        return work -> work;
    }

    /** Whether the breaker is open. */
    static Way stateRead() {
        AtomicInteger state = new AtomicInteger();
        return work -> () -> {
            require(state);
            return work.call();
        };
    }

    /** That a call was made. */
    static Way count() {
        LongAdder made = new LongAdder();
        return work -> () -> {
            try {
                return work.call();
            } finally {
                made.increment();
            }
        };
    }

    /** Both. */
    static Way stateAndCount() {
        AtomicInteger state = new AtomicInteger();
        LongAdder ok = new LongAdder();
        LongAdder failed = new LongAdder();
        return work -> () -> {
            require(state);
            try {
                Object result = work.call();
                ok.increment();
                return result;
            } catch (Exception e) {
                failed.increment();
                throw e;
            }
        };
    }

    /** How long it took. */
    static Way clocks() {
        return work -> timed(work, new LongAdder());
    }

    private static Callable<Object> timed(Work work, LongAdder nanos) {
        return () -> {
            long began = System.nanoTime();
            try {
                return work.call();
            } finally {
                nanos.add(System.nanoTime() - began);
            }
        };
    }

    private static void require(AtomicInteger state) {
        if (state.get() != 0) {
            throw new IllegalStateException("open");
        }
    }
}
