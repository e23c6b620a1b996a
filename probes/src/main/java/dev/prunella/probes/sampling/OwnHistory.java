// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

import dev.prunella.time.Span;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a value usually is: the median of 96 samples over the memory. Nothing is known during the first eighth of it. */
public final class OwnHistory {

    private static final int SAMPLES = 96;
    private static final int ENOUGH = SAMPLES / 8;

    private final long apartNanos;
    private final Deque<Double> samples = new ArrayDeque<>();
    private long lastNanos;

    /** A memory of this length, more than zero; the error names {@code owner}. */
    public OwnHistory(String owner, Duration memory) {
        Span.positive(owner, "memory", memory);
        apartNanos = memory.toNanos() / SAMPLES;
    }

    /** Takes the value into account if the last one that was is old enough. */
    public synchronized void add(long nowNanos, double value) {
        if (!samples.isEmpty() && nowNanos - lastNanos < apartNanos) {
            return;
        }
        if (samples.size() == SAMPLES) {
            samples.removeFirst();
        }
        samples.addLast(value);
        lastNanos = nowNanos;
    }

    /** What it usually is; NaN while too little was seen. */
    public synchronized double usual() {
        return samples.size() <= ENOUGH
                ? Double.NaN
                : samples.stream().sorted().skip(samples.size() / 2).findFirst().orElse(Double.NaN);
    }
}
