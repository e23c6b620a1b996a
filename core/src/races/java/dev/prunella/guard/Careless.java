// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import dev.prunella.time.HealingClock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the guard is made of, each with the step left out that makes it hold under races: by these the checks are checked. */
final class Careless {

    private Careless() {}

    /** Adds without an atomic step. */
    static final class Counter {
        private final long[] cells = new long[64];

        void add(int row) {
            cells[row]++;
        }

        long sum() {
            return cells[16] + cells[32];
        }
    }

    /** Sums, and then sets to zero what it has summed: what comes in between falls into no difference. */
    static final class ResettingCounter {
        private final AtomicLong cell = new AtomicLong();

        void add() {
            cell.incrementAndGet();
        }

        long take() {
            long sum = cell.get();
            cell.set(0);
            return sum;
        }
    }

    /** Moves after a look, without comparing. */
    static final class PlainBreaker {
        private final AtomicInteger told = new AtomicInteger();
        private volatile BreakerState state = BreakerState.CLOSED;

        boolean open() {
            if (state != BreakerState.CLOSED) {
                return false;
            }
            state = BreakerState.OPEN;
            told.incrementAndGet();
            return true;
        }

        void set(BreakerState forced) {
            state = forced;
            told.incrementAndGet();
        }

        BreakerState state() {
            return state;
        }

        int told() {
            return told.get();
        }
    }

    /** Counts a failure after a look at whether it still belongs here. */
    static final class LookingWindow {
        private final AtomicLong failed = new AtomicLong();
        private volatile Object position = new Object();
        private volatile long base;

        Object position() {
            return position;
        }

        void failed(Object began) {
            if (position == began) {
                failed.incrementAndGet();
            }
        }

        void restart() {
            base = failed.get();
            position = new Object();
        }

        long failures() {
            return failed.get() - base;
        }
    }

    /** Gives back whatever lease there is, and takes without comparing. */
    static final class CarelessTrials {
        private static final long FREE = Long.MIN_VALUE;
        private final AtomicLongArray leases = new AtomicLongArray(new long[] {FREE});
        private final long leaseNanos;

        CarelessTrials(long leaseNanos) {
            this.leaseNanos = leaseNanos;
        }

        int take(long nowNanos) {
            long until = leases.get(0);
            if (until == FREE || nowNanos - until >= 0) {
                leases.set(0, nowNanos + leaseNanos);
                return 0;
            }
            return Trials.NONE;
        }

        boolean giveBack() {
            leases.set(0, FREE);
            return true;
        }

        int taken() {
            return leases.get(0) == FREE ? 0 : 1;
        }
    }

    /** Enters after a look, and forgets in its peak who is under way. */
    static final class LookingLimit {
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        boolean enter() {
            if (underWay.get() >= 1) {
                return false;
            }
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            return true;
        }

        void leave() {
            underWay.decrementAndGet();
        }

        int underWay() {
            return underWay.get();
        }

        int takePeak() {
            return most.getAndSet(underWay.get());
        }
    }

    /** Sets without comparing. */
    static final class PlainAllowance {
        private final AtomicLong usedUp = new AtomicLong();

        boolean spend(long nowNanos, long spacingNanos, long burstNanos) {
            long from = Math.max(nowNanos, usedUp.get());
            if (from - nowNanos > burstNanos) {
                return false;
            }
            usedUp.set(from + spacingNanos);
            return true;
        }
    }

    /** Looks at the clock before it looks at what is due. */
    static final class EarlyAllowance {
        private final HealingClock clock;
        private final AtomicLong usedUp = new AtomicLong();

        EarlyAllowance(HealingClock clock) {
            this.clock = clock;
        }

        boolean spend(long spacingNanos, long burstNanos) {
            long now = clock.nanoTime();
            while (true) {
                long due = usedUp.get();
                long from = Math.max(now, due);
                if (from - now > burstNanos) {
                    return false;
                }
                if (usedUp.compareAndSet(due, from + spacingNanos)) {
                    return true;
                }
            }
        }
    }

    /** Spends after a look. */
    static final class LookingBudget {
        private final AtomicInteger spent = new AtomicInteger();

        boolean spend() {
            if (spent.get() >= 1) {
                return false;
            }
            spent.incrementAndGet();
            return true;
        }

        int spent() {
            return spent.get();
        }
    }
}
