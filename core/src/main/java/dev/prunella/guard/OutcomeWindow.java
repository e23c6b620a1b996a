// SPDX-License-Identifier: Apache-2.0
package dev.prunella.guard;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The outcomes of the last while: what the counters hold now less what they held then. The beginning moves on with the supervisor's
 * beat, a twentieth of the window at a time, so a window is as long as it was set to that much longer; a beat that comes late makes it
 * longer and loses nothing. A window reaches back no further than the tally that it is read for. Read by any thread, moved by the beat
 * alone.
 */
final class OutcomeWindow {

    private static final int PARTS = 20;

    private final Stripes stripes;
    private final long partNanos;
    private final Deque<Mark> past = new ArrayDeque<>(PARTS + 1);
    private volatile Mark base;

    /** What the counters held at a moment, and the tally that held then. */
    private record Mark(Tally tally, Counts counts) {}

    OutcomeWindow(Stripes stripes, long lengthNanos, Tally first) {
        this.stripes = stripes;
        partNanos = lengthNanos / PARTS;
        base = new Mark(first, first.from());
        past.add(base);
    }

    /** What happened under this tally since the window began. */
    Counts read(Tally tally) {
        Counts since = beginOf(tally);
        return tally.upTo(stripes, since.nanos()).since(since);
    }

    /** Of those only the failures, rejections included. */
    long failures(Tally tally) {
        return tally.failures() - beginOf(tally).failed();
    }

    private Counts beginOf(Tally tally) {
        Mark mark = base;
        return mark.tally == tally ? mark.counts : tally.from();
    }

    void beat(long nowNanos, Tally tally) {
        if (nowNanos - past.getLast().counts.nanos() < partNanos) {
            return;
        }
        past.add(new Mark(tally, tally.upTo(stripes, nowNanos)));
        while (past.size() > PARTS + 1) {
            past.removeFirst();
        }
        base = past.getFirst();
    }
}
