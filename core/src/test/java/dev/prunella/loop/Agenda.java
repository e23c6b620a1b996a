// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time: what is to happen, in the order of its moments, and at one moment in the order in which it was asked for. */
final class Agenda {

    private static final int MOST_AT_ONE_MOMENT = 10_000;

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::afterOrigin).thenComparingLong(Entry::number));
    private final long origin;
    private long now;
    private long numbers;

    Agenda(long origin) {
        this.origin = origin;
        this.now = origin;
    }

    private record Entry(long at, long afterOrigin, long number, Runnable what) {}

    long now() {
        return now;
    }

    void soon(Runnable what) {
        at(now, what);
    }

    void after(Duration delay, Runnable what) {
        at(now + delay.toNanos(), what);
    }

    void at(long moment, Runnable what) {
        long at = moment - now < 0 ? now : moment;
        entries.add(new Entry(at, at - origin, numbers++, what));
    }

    void runFor(Duration span) {
        long end = now + span.toNanos();
        int atThisMoment = 0;
        while (!entries.isEmpty() && entries.peek().at - end <= 0) {
            Entry next = entries.poll();
            atThisMoment = next.at == now ? atThisMoment + 1 : 0;
            if (atThisMoment > MOST_AT_ONE_MOMENT) {
                throw new AssertionError("time stands still: the loop asks for more and more at one moment");
            }
            now = next.at;
            next.what.run();
        }
        now = end;
    }
}
