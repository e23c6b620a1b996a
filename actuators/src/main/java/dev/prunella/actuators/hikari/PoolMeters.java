// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import com.zaxxer.hikari.metrics.IMetricsTracker;
import com.zaxxer.hikari.metrics.MetricsTrackerFactory;
import com.zaxxer.hikari.metrics.PoolStats;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The pool's meters: one set of them for all generations, registered once. Each generation records into it; none can close
 * it, since a tracker that is closed removes its meters from the registry.
 */
final class PoolMeters {

    private static final IMetricsTracker UNBOUND = new IMetricsTracker() {};

    private final PoolSignals signals;

    /** Threads whose borrows are looks of ours and no traffic: at most one a worker that probes this pool. */
    private final Set<Thread> unheard = ConcurrentHashMap.newKeySet();

    private volatile IMetricsTracker tracker = UNBOUND;
    private boolean closed;

    PoolMeters(PoolSignals signals) {
        this.signals = signals;
    }

    /** Registers the meters, unless they are registered, there is nothing to register them with, or the pool is closed. */
    synchronized void bind(@Nullable MetricsTrackerFactory factory, String poolName, PoolStats stats) {
        if (factory != null && tracker == UNBOUND && !closed) {
            tracker = factory.create(poolName, stats);
        }
    }

    /** Removes the meters, for good. */
    synchronized void close() {
        closed = true;
        tracker.close();
        tracker = UNBOUND;
    }

    /** What a generation is given in place of the user's factory; {@code returned} is run whenever a connection comes back. */
    MetricsTrackerFactory ofGeneration(long generation, Runnable returned) {
        return (poolName, stats) -> new GenerationTracker(generation, returned);
    }

    /** Until {@link #hearAgain()}, waits of the calling thread are neither recorded nor told. */
    void ignoreCaller() {
        unheard.add(Thread.currentThread());
    }

    void hearAgain() {
        unheard.remove(Thread.currentThread());
    }

    private boolean ignored() {
        return !unheard.isEmpty() && unheard.contains(Thread.currentThread());
    }

    /** Without {@code close()}: the end of a generation is not the end of the meters. */
    private final class GenerationTracker implements IMetricsTracker {

        private final long generation;
        private final Runnable returned;

        GenerationTracker(long generation, Runnable returned) {
            this.generation = generation;
            this.returned = returned;
        }

        @Override
        public void recordConnectionCreatedMillis(long elapsedMillis) {
            tracker.recordConnectionCreatedMillis(elapsedMillis);
        }

        @Override
        public void recordConnectionAcquiredNanos(long elapsedNanos) {
            if (!ignored()) {
                tracker.recordConnectionAcquiredNanos(elapsedNanos);
                signals.lent(generation, elapsedNanos);
            }
        }

        @Override
        public void recordConnectionUsageMillis(long heldMillis) {
            tracker.recordConnectionUsageMillis(heldMillis);
            signals.returned(generation, heldMillis);
            returned.run();
        }

        @Override
        public void recordConnectionTimeout() {
            if (!ignored()) {
                tracker.recordConnectionTimeout();
                signals.tell(listener -> listener.timedOut(generation));
            }
        }
    }
}
