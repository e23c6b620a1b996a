// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.util.concurrent.atomic.AtomicInteger;

/** How many calls are under way, and how many may be. Safe for use by several threads, without a lock. */
final class ConcurrencyLimit {

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile int limit;

    ConcurrencyLimit(int initial) {
        limit = initial;
    }

    /** True if this call may begin; it must be ended then by {@link #leave()}. */
    boolean enter(Priority priority) {
        int allowed = priority.share(limit);
        for (int now = underWay.get(); now < allowed; now = underWay.get()) {
            if (underWay.compareAndSet(now, now + 1)) {
                if (now + 1 > most.get()) {
                    most.accumulateAndGet(now + 1, Math::max);
                }
                return true;
            }
        }
        return false;
    }

    void leave() {
        underWay.decrementAndGet();
    }

    int limit() {
        return limit;
    }

    void limit(int value) {
        limit = value;
    }

    int underWay() {
        return underWay.get();
    }

    /** The most that were under way at once since this was last asked; those that still are count for the next time too. */
    int takePeak() {
        int peak = most.getAndSet(0);
        most.accumulateAndGet(underWay.get(), Math::max);
        return peak;
    }
}
