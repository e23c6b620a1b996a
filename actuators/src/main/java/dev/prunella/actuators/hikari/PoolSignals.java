// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where the pool's taps meet its listener. There is at most one listener, since a pool that two supervisors
 * heal is healed twice.
 */
final class PoolSignals {

    private static final Logger LOG = LoggerFactory.getLogger(PoolSignals.class);

    private final AtomicReference<PoolListener> listener = new AtomicReference<>(PoolListener.NONE);
    private final LongAdder swallowed = new LongAdder();

    /**
     * Lets {@code newcomer} hear.
     *
     * @return false if another listener is attached
     */
    boolean attach(PoolListener newcomer) {
        return listener.compareAndSet(PoolListener.NONE, newcomer);
    }

    /**
     * Lets {@code leaver} hear no more.
     *
     * @return false if it is not the one that is attached
     */
    boolean detach(PoolListener leaver) {
        return listener.compareAndSet(leaver, PoolListener.NONE);
    }

    /** How often a listener has thrown. */
    long swallowed() {
        return swallowed.sum();
    }

    // The next two are passed by each borrow: without a listener not even the news is made.

    /** A connection was lent after this wait. */
    void lent(long generation, long waitedNanos) {
        if (listener.get() != PoolListener.NONE) {
            tell(hearer -> hearer.lent(generation, waitedNanos));
        }
    }

    /** A connection came back after this time. */
    void returned(long generation, long heldMillis) {
        if (listener.get() != PoolListener.NONE) {
            tell(hearer -> hearer.returned(generation, heldMillis));
        }
    }

    /** Tells the listener, if there is one. Never throws: the caller is a thread of the application. */
    void tell(Consumer<PoolListener> news) {
        PoolListener hearer = listener.get();
        if (hearer == PoolListener.NONE) {
            return;
        }
        try {
            news.accept(hearer);
        } catch (Throwable thrown) {
            swallowed.increment();
            LOG.debug("A pool's listener threw", thrown);
        }
    }
}
