// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.concurrent.atomic.AtomicLong;

/** Counts records of class 2 that were dropped: those that the trail has not told of yet, and all there ever were. */
final class AuditDrops {

    private final AtomicLong untold = new AtomicLong();
    private final AtomicLong ever = new AtomicLong();

    void dropOne() {
        untold.incrementAndGet();
        ever.incrementAndGet();
    }

    /** A record tells of them. */
    void tell(long number) {
        untold.addAndGet(-number);
    }

    /** The record that told of them is lost. */
    void takeBack(long number) {
        untold.addAndGet(number);
    }

    long untold() {
        return untold.get();
    }

    long ever() {
        return ever.get();
    }
}
