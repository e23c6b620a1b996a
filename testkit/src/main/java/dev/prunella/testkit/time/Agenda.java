// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import dev.prunella.time.Cancellable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What is to happen when: entries in the order of their time, those of one moment in the order in which they came. */
final class Agenda {

    private static final int MOST_ENTRIES = 1_000_000;
    private static final int SPARE_ENTRIES = 32;

    /** Cancelled entries stay until their time comes or they are most of all. */
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();

    /** What came for the moment that is at hand: most of all, and in order as it comes. */
    private final Deque<Entry> atHand = new ArrayDeque<>();

    private long moment;

    private long numbers;
    private int alive;

    /** An entry that is dropped when the scheduler is closed. */
    Cancellable timer(long atNanos, Runnable task) {
        return add(atNanos, false, task);
    }

    /** An entry that lets begun work go on, and so outlives the closing of the scheduler. */
    Cancellable wake(long atNanos, Runnable task) {
        return add(atNanos, true, task);
    }

    /** Takes the first entry, unless it comes after {@code limitNanos}. */
    synchronized @Nullable Entry next(long limitNanos) {
        Entry later = firstAlive(entries);
        Entry now = firstAlive(atHand);
        boolean isNow = now != null && (later == null || now.compareTo(later) < 0);
        Entry first = isNow ? now : later;
        if (first == null || first.atNanos > limitNanos) {
            return null;
        }
        (isNow ? atHand : entries).remove();
        moment = first.atNanos;
        first.over = true;
        alive--;
        return first;
    }

    private static @Nullable Entry firstAlive(Queue<Entry> queue) {
        Entry first = queue.peek();
        while (first != null && first.over) {
            queue.remove();
            first = queue.peek();
        }
        return first;
    }

    synchronized boolean isEmpty() {
        return alive == 0;
    }

    synchronized void dropTimers() {
        entries.removeIf(entry -> entry.over || !entry.wake);
        atHand.removeIf(entry -> entry.over || !entry.wake);
        alive = entries.size() + atHand.size();
    }

    private synchronized Cancellable add(long atNanos, boolean wake, Runnable task) {
        if (alive >= MOST_ENTRIES) {
            throw new IllegalStateException("virtual time: more than " + MOST_ENTRIES + " entries wait");
        }
        if (entries.size() > 2 * alive + SPARE_ENTRIES) {
            entries.removeIf(entry -> entry.over);
        }
        Entry entry = new Entry(atNanos, numbers++, wake, task);
        (atNanos == moment ? atHand : entries).add(entry);
        alive++;
        return entry;
    }

    private synchronized void cancel(Entry entry) {
        if (!entry.over) {
            entry.over = true;
            alive--;
        }
    }

    /** One thing that is to happen. */
    final class Entry implements Comparable<Entry>, Cancellable {

        private final long atNanos;
        private final long number;
        private final boolean wake;
        private final Runnable task;
        private boolean over;

        Entry(long atNanos, long number, boolean wake, Runnable task) {
            this.atNanos = atNanos;
            this.number = number;
            this.wake = wake;
            this.task = task;
        }

        long atNanos() {
            return atNanos;
        }

        Runnable task() {
            return task;
        }

        @Override
        public void cancel() {
            Agenda.this.cancel(this);
        }

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(atNanos, other.atNanos);
            return byTime == 0 ? Long.compare(number, other.number) : byTime;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(number);
        }
    }
}
