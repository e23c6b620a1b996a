// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import dev.prunella.detect.Freshness;
import dev.prunella.detect.Reading;
import dev.prunella.detect.SideView;

/** Counts the slices of time in which a probe passed or failed; see {@link Sli#probe}. Not safe for several threads. */
public final class ProbeSlices {

    private long good;
    private long total;
    private long sinceNanos;

    /** Begins now. */
    public ProbeSlices(long nowNanos) {
        sinceNanos = nowNanos;
    }

    /** One slice more, which ends now: what is known of the side at its end tells of all of it. */
    public SliReading next(SideView view, Freshness freshness, long nowNanos) {
        boolean failed = view.lastFail() != null && view.lastFail().endedNanos() - sinceNanos > 0;
        boolean passed = view.run().passes() > 0 && view.runUntilNanos() - sinceNanos > 0;
        sinceNanos = nowNanos;
        total += failed || passed ? 1 : 0;
        good += passed && !failed ? 1 : 0;
        boolean looked = view.run().passes() + view.run().fails() > 0;
        boolean known = failed || (looked && freshness.fresh(view.runUntilNanos(), nowNanos));
        return known ? SliReading.counts(good, total) : SliReading.gap(why(view));
    }

    private static String why(SideView view) {
        return view.last() != null && view.last().reading().status() == Reading.Status.UNKNOWN
                ? "its probe cannot tell: " + view.last().reading()
                : "its probe has not looked of late";
    }
}
