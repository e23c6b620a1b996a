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
    /** Of the last beat that moved the window; never older than the base. */
    private volatile Mark latest;

    /** What the counters held at a moment, and the tally that held then. */
    private record Mark(Tally tally, Counts counts) {}

    OutcomeWindow(Stripes stripes, long lengthNanos, Tally first) {
        this.stripes = stripes;
        partNanos = lengthNanos / PARTS;
        base = new Mark(first, first.from());
        latest = base;
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

    /**
     * Whether such a share failed, by the calls that had passed at the last beat. More have passed since, which makes the share but
     * less, so what is denied here need not be summed up over all rows, as {@link #read} does.
     */
    boolean mayHaveFailed(Tally tally, double share) {
        Counts since = beginOf(tally);
        Mark last = latest;
        long failed = tally.failures() - since.failed();
        long passed = last.tally == tally ? last.counts.ok() - since.ok() : 0;
        return failed >= share * (failed + passed);
    }

    private Counts beginOf(Tally tally) {
        Mark mark = base;
        return mark.tally == tally ? mark.counts : tally.from();
    }

    void beat(long nowNanos, Tally tally) {
        if (nowNanos - past.getLast().counts.nanos() < partNanos) {
            return;
        }
        Mark mark = new Mark(tally, tally.upTo(stripes, nowNanos));
        latest = mark;
        past.add(mark);
        while (past.size() > PARTS + 1) {
            past.removeFirst();
        }
        base = past.getFirst();
    }
}
