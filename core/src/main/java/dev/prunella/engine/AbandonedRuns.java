// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.time.HealingScheduler;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts runs of user code that were given up and still run. Up to the cap a run that is given up leaves its worker's place to
 * another; beyond it the place stays taken, so that user code that never returns cannot make threads without end.
 */
final class AbandonedRuns {

    static final int CAP = 32;

    private final AtomicInteger count = new AtomicInteger();

    /** Gives a run up; true if its place is free again, and then {@link #returned()} is owed once it ends. */
    boolean giveUp(HealingScheduler.Run run) {
        if (count.incrementAndGet() > CAP) {
            count.decrementAndGet();
            return false;
        }
        run.abandon();
        return true;
    }

    void returned() {
        count.decrementAndGet();
    }

    int count() {
        return count.get();
    }
}
