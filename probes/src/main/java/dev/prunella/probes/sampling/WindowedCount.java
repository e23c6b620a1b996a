// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

import dev.prunella.time.Span;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A count that only grows, and how much it grew over a window that ends now. Keeps 66 samples at the most, whatever the pace of the looks;
 * a count that has fallen, as after a restart of what counts, begins anew.
 */
public final class WindowedCount {

    private static final int SLOTS = 64;

    private final long windowNanos;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** A window of this length, more than zero; the error names {@code owner}. */
    public WindowedCount(String owner, Duration window) {
        Span.positive(owner, "window", window);
        windowNanos = window.toNanos();
    }

    private record Sample(long atNanos, double count) {}

    /**
     * What a count grew by.
     *
     * @param amount not negative
     * @param nanos over how long a time; zero at the first look
     * @param whole whether that is the whole window
     */
    public record Growth(double amount, long nanos, boolean whole) {

        /** How much of something that is counted in nanoseconds there was a nanosecond; zero at the first look. */
        public double shareOfTime() {
            return nanos == 0 ? 0 : amount / nanos;
        }
    }

    /** Takes the count as it is now, and tells how it grew. */
    public synchronized Growth plus(long nowNanos, double count) {
        if (!samples.isEmpty() && count < samples.getLast().count()) {
            samples.clear();
        }
        if (samples.isEmpty() || nowNanos - samples.getLast().atNanos() >= windowNanos / SLOTS) {
            samples.addLast(new Sample(nowNanos, count));
        }
        forgetAllButOneBeforeTheWindow(nowNanos);
        Sample oldest = samples.getFirst();
        long nanos = nowNanos - oldest.atNanos();
        return new Growth(count - oldest.count(), nanos, nanos >= windowNanos);
    }

    private void forgetAllButOneBeforeTheWindow(long nowNanos) {
        while (samples.size() > 1 && nowNanos - second().atNanos() >= windowNanos) {
            samples.removeFirst();
        }
    }

    private Sample second() {
        return samples.stream().skip(1).findFirst().orElseThrow();
    }
}
