// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The outcomes of the last while: what the counters hold now less what they held then. The beginning moves on with the supervisor's
 * beat, a twentieth of the window at a time, so a window is as long as it was set to that much longer; a beat that comes late makes it
 * longer and loses nothing. Read by any thread, moved by the beat alone.
 */
final class OutcomeWindow {

    private static final int PARTS = 20;

    private final Stripes stripes;
    private final long partNanos;
    private final Deque<Counts> past = new ArrayDeque<>(PARTS + 1);
    private volatile Counts base;

    OutcomeWindow(Stripes stripes, long lengthNanos, long nowNanos) {
        this.stripes = stripes;
        partNanos = lengthNanos / PARTS;
        base = Counts.of(stripes, nowNanos);
        past.add(base);
    }

    /** What happened since the window began. */
    Counts read() {
        Counts since = base;
        return Counts.of(stripes, since.nanos()).since(since);
    }

    /** Of those only the failures, rejections included. */
    long failures() {
        return stripes.sum(Stripes.FAILED) + stripes.sum(Stripes.REJECTED) - base.failed();
    }

    /** The window begins now: what was before is forgotten. */
    synchronized void restart(long nowNanos) {
        past.clear();
        base = Counts.of(stripes, nowNanos);
        past.add(base);
    }

    synchronized void beat(long nowNanos) {
        if (nowNanos - past.getLast().nanos() < partNanos) {
            return;
        }
        past.add(Counts.of(stripes, nowNanos));
        while (past.size() > PARTS + 1) {
            past.removeFirst();
        }
        base = past.getFirst();
    }
}
