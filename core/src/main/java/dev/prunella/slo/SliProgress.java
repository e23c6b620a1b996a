// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes increments of counts that only grow. What cannot be trusted is a gap: no reading, counts that fell, or a look that comes so late
 * that the process must have stood still. Over any time without a gap the increments add up to what was counted. Not safe for several
 * threads.
 */
final class SliProgress {

    private final long mostNanos;
    private SliReading.@Nullable Counts last;
    private long lastNanos;
    private String gap = "it was not read yet";
    private long gaps;

    /** @param most how far apart two looks may be */
    SliProgress(Duration most) {
        mostNanos = most.toNanos();
    }

    /**
     * What happened between two looks.
     *
     * @param good events, at most the total
     * @param total events
     * @param nanos how long it took
     */
    record Increment(long good, long total, long nanos) {}

    /** What happened since the look before; null where nobody knows. */
    @Nullable
    Increment next(SliReading reading, long nowNanos) {
        long since = nowNanos - lastNanos;
        SliReading.@Nullable Counts before = last;
        lastNanos = nowNanos;
        if (reading instanceof SliReading.Gap none) {
            return broken(null, none.why());
        }
        SliReading.Counts counts = (SliReading.Counts) reading;
        if (before == null) {
            gap = "";
            last = counts;
            return null;
        }
        if (since > mostNanos) {
            return broken(counts, "nobody looked for " + SloWords.span(Duration.ofNanos(since)));
        }
        long total = counts.total() - before.total();
        long good = counts.good() - before.good();
        if (total < 0 || good < 0) {
            return broken(counts, "its counts fell, so they were reset");
        }
        return grown(before, new Increment(Math.min(good, total), total, since), counts.total());
    }

    /** The two counts are not of one moment: what is good too early waits for the event that it belongs to. */
    private Increment grown(SliReading.Counts before, Increment more, long total) {
        gap = "";
        last = new SliReading.Counts(before.good() + more.good, total);
        return more;
    }

    private @Nullable Increment broken(SliReading.@Nullable Counts anew, String why) {
        gaps++;
        gap = why;
        last = anew;
        return null;
    }

    /** Why nothing is known at the moment; empty if something is. */
    String gap() {
        return gap;
    }

    /** How often nothing was known. */
    long gaps() {
        return gaps;
    }
}
