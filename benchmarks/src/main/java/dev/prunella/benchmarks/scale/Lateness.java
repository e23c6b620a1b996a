// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AtomicHistogram;

/** How late looks came, to a microsecond. Safe for use by several threads. */
final class Lateness {

    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);

    private final AtomicHistogram micros = new AtomicHistogram(LONGEST_MICROS, 3);
    private volatile boolean counting;

    /** Counts from now on. */
    void begin() {
        counting = true;
    }

    void end() {
        counting = false;
    }

    /** A look that came so much later than it should; an early one counts as on time. */
    void add(long nanos) {
        if (counting) {
            long late = TimeUnit.NANOSECONDS.toMicros(Math.max(0, nanos));
            micros.recordValue(Math.min(LONGEST_MICROS, late));
        }
    }

    /** How many looks were counted. */
    long looks() {
        return micros.getTotalCount();
    }

    /** So many percent of the looks were at most this late. */
    double millisAt(double percent) {
        return micros.getValueAtPercentile(percent) / 1e3;
    }
}
