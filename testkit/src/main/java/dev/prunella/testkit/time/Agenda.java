// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import dev.prunella.time.Cancellable;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** What is to happen when: entries in the order of their time, those of one moment in the order in which they came. */
final class Agenda {

    private static final int MOST_ENTRIES = 1_000_000;
    private static final int SPARE_ENTRIES = 32;

    /** Cancelled entries stay until their time comes or they are most of all. */
    private final PriorityQueue<Entry> entries = new PriorityQueue<>();

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
        Entry first = entries.peek();
        while (first != null && first.over) {
            entries.poll();
            first = entries.peek();
        }
        if (first == null || first.atNanos > limitNanos) {
            return null;
        }
        entries.poll();
        first.over = true;
        alive--;
        return first;
    }

    synchronized boolean isEmpty() {
        return alive == 0;
    }

    synchronized void dropTimers() {
        entries.removeIf(entry -> !entry.wake);
        alive = (int) entries.stream().filter(entry -> !entry.over).count();
    }

    private synchronized Cancellable add(long atNanos, boolean wake, Runnable task) {
        if (alive >= MOST_ENTRIES) {
            throw new IllegalStateException("virtual time: more than " + MOST_ENTRIES + " entries wait");
        }
        if (entries.size() > 2 * alive + SPARE_ENTRIES) {
            entries.removeIf(entry -> entry.over);
        }
        Entry entry = new Entry(atNanos, numbers++, wake, task);
        entries.add(entry);
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
