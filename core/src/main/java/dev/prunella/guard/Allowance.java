// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.time.HealingClock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What one client may still call: the generic cell rate algorithm (ITU-T I.371), which needs one number, the moment at which it would have
 * used up what it was given. Safe for use by several threads, without a lock.
 */
final class Allowance {

    private final HealingClock clock;
    private final AtomicLong usedUp;

    Allowance(HealingClock clock) {
        this.clock = clock;
        usedUp = new AtomicLong(clock.nanoTime());
    }

    /**
     * Takes one call, if there is one left.
     *
     * @param spacingNanos between two calls, on the average
     * @param burstNanos how far ahead of that it may be
     */
    boolean spend(long spacingNanos, long burstNanos) {
        while (true) {
            long due = usedUp.get();
            // read after what is due: who was held up in between would be judged by a moment that is over
            long now = clock.nanoTime();
            long from = due - now < 0 ? now : due;
            if (from - now > burstNanos) {
                return false;
            }
            if (usedUp.compareAndSet(due, from + spacingNanos)) {
                return true;
            }
        }
    }
}
