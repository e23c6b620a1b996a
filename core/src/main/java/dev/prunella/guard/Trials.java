// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The calls that may pass a half-open breaker: a number of places, each leased until a deadline. A call that never returns loses its
 * place when its lease has run out, and what becomes of it then counts no more. Safe for use by several threads, without a lock.
 */
final class Trials {

    /** No place was free. */
    static final int NONE = -1;

    private static final long FREE = Long.MIN_VALUE;

    private final AtomicLongArray leases;
    private final long leaseNanos;
    private final AtomicInteger ok = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final int needed;
    private final int failuresToReopen;

    /** What the calls that came back say together. */
    enum Verdict {
        /** Not enough came back yet. */
        OPEN_QUESTION,
        /** It does its work. */
        WELL,
        /** It does not. */
        ILL
    }

    /** @param failureShare of all trial calls at which it is ill */
    Trials(int places, double failureShare, long leaseNanos) {
        leases = new AtomicLongArray(places);
        for (int i = 0; i < places; i++) {
            leases.set(i, FREE);
        }
        this.leaseNanos = leaseNanos;
        needed = places;
        failuresToReopen = Math.max(1, (int) Math.ceil(failureShare * places));
    }

    /** The place that this call has now; {@link #NONE} if none is free. */
    int take(long nowNanos) {
        for (int place = 0; place < leases.length(); place++) {
            if (take(place, nowNanos)) {
                return place;
            }
        }
        return NONE;
    }

    /** Looks again if somebody was faster: it may have been one who gave the place back. */
    private boolean take(int place, long nowNanos) {
        long until = leases.get(place);
        while (until == FREE || nowNanos - until >= 0) {
            if (leases.compareAndSet(place, until, endOf(nowNanos))) {
                return true;
            }
            until = leases.get(place);
        }
        return false;
    }

    /** What a place is leased until by one who takes it now; never the mark of a free one. */
    long endOf(long nowNanos) {
        long end = nowNanos + leaseNanos;
        return end == FREE ? end + 1 : end;
    }

    /**
     * Gives the place back, unless another call has it by now.
     *
     * @return false if the lease was lost
     */
    boolean giveBack(int place, long until) {
        return leases.compareAndSet(place, until, FREE);
    }

    Verdict passed() {
        return verdict(ok.incrementAndGet(), failed.get());
    }

    Verdict failed() {
        return verdict(ok.get(), failed.incrementAndGet());
    }

    private Verdict verdict(int passes, int failures) {
        if (failures >= failuresToReopen) {
            return Verdict.ILL;
        }
        return passes > needed - failuresToReopen ? Verdict.WELL : Verdict.OPEN_QUESTION;
    }

    int failures() {
        return failed.get();
    }

    /** How many places are taken, with those whose lease has run out. */
    int taken() {
        int taken = 0;
        for (int i = 0; i < leases.length(); i++) {
            taken += leases.get(i) == FREE ? 0 : 1;
        }
        return taken;
    }
}
