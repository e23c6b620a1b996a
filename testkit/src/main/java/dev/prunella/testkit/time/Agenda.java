// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import dev.prunella.time.Cancellable;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is to happen when: entries in the order of their time, those of one moment in the order in which they came. */
final class Agenda {

    private static final int MOST_ENTRIES = 1_000_000;

    private final TreeSet<Entry> entries =
            new TreeSet<>(Comparator.comparingLong(Entry::atNanos).thenComparingLong(Entry::number));
    private long numbers;

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
        boolean due = !entries.isEmpty() && entries.first().atNanos <= limitNanos;
        return due ? entries.pollFirst() : null;
    }

    synchronized boolean isEmpty() {
        return entries.isEmpty();
    }

    synchronized void dropTimers() {
        entries.removeIf(entry -> !entry.wake);
    }

    private synchronized Cancellable add(long atNanos, boolean wake, Runnable task) {
        if (entries.size() >= MOST_ENTRIES) {
            throw new IllegalStateException("virtual time: more than " + MOST_ENTRIES + " entries wait");
        }
        Entry entry = new Entry(atNanos, numbers++, wake, task);
        entries.add(entry);
        return () -> remove(entry);
    }

    private synchronized void remove(Entry entry) {
        entries.remove(entry);
    }

    record Entry(long atNanos, long number, boolean wake, Runnable task) {}
}
