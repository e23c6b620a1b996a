// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A thread that is asking a generation for a connection, and how it is told to ask the next one instead. HikariCP heeds nothing but
 * an interrupt while it waits, so it is interrupted, exactly once and only while it asks, and what it gets to see of that is nothing: the
 * flag is cleared again before it goes on. An interrupt of the application's own that falls into the same instant is
 * lost with it.
 */
final class Waiter {

    private static final int ASKING = 0;
    private static final int SERVED = 1;
    private static final int INTERRUPTING = 2;
    private static final int INTERRUPTED = 3;

    private final Thread thread = Thread.currentThread();
    private volatile boolean seen;
    private volatile long firstSeenNanos;
    private final AtomicInteger state = new AtomicInteger(ASKING);

    Thread thread() {
        return thread;
    }

    /**
     * For how long it has been seen to ask: zero at first sight. Each borrow makes one of these, and reading the clock for it would cost
     * more than all the rest; whoever looks for waiters comes by twenty times a second.
     */
    long seenForNanos(long nowNanos) {
        if (!seen) {
            firstSeenNanos = nowNanos;
            seen = true;
        }
        return nowNanos - firstSeenNanos;
    }

    /** Called by whoever retires the generation. */
    void moveOn() {
        if (state.compareAndSet(ASKING, INTERRUPTING)) {
            thread.interrupt();
            state.set(INTERRUPTED);
        }
    }

    /**
     * Called by the thread itself, once, when it has been answered in any way.
     *
     * @return false if it was told to move on meanwhile; no trace of that is left on the thread then
     */
    boolean served() {
        if (state.compareAndSet(ASKING, SERVED)) {
            return true;
        }
        while (state.get() == INTERRUPTING) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
        return false;
    }
}
