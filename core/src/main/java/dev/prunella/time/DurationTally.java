// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Durations of one kind as a gauge may read them: how many there were, their sum, and the longest of the last one to two
 * minutes. Safe for use by several threads; who reads never waits.
 */
public final class DurationTally {

    private static final long WINDOW_NANOS = 60_000_000_000L;

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong totalNanos = new AtomicLong();
    private volatile Peaks peaks;

    /** Nothing yet, at this moment of the monotonic clock. */
    public DurationTally(long nowNanos) {
        peaks = new Peaks(nowNanos, 0, 0);
    }

    /** The longest of the window that began at {@code sinceNanos}, and of the one before. */
    private record Peaks(long sinceNanos, long current, long previous) {

        Peaks at(long nowNanos) {
            long windows = (nowNanos - sinceNanos) / WINDOW_NANOS;
            if (windows <= 0) {
                return this;
            }
            return new Peaks(nowNanos, 0, windows == 1 ? current : 0);
        }

        Peaks with(long nanos) {
            return nanos <= current ? this : new Peaks(sinceNanos, nanos, previous);
        }
    }

    /** Adds a duration that ended at {@code nowNanos} of the monotonic clock; one below zero counts as zero. */
    public synchronized void add(long nanos, long nowNanos) {
        long duration = Math.max(0, nanos);
        totalNanos.addAndGet(duration);
        peaks = peaks.at(nowNanos).with(duration);
        count.incrementAndGet();
    }

    /** How many there were. */
    public long count() {
        return count.get();
    }

    /** Their sum. */
    public long totalNanos() {
        return totalNanos.get();
    }

    /** The longest that ended in the last one to two minutes before {@code nowNanos}; zero if none did. */
    public long longestNanos(long nowNanos) {
        Peaks now = peaks.at(nowNanos);
        return Math.max(now.current(), now.previous());
    }
}
