// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import java.time.Duration;

/**
 * Something that is seen in look after look. It is over when it has not been seen for five seconds: at the close pace of a suspicion one
 * look without it means little. Looks do not overlap; the fields are volatile for sight.
 */
final class Lasting {

    private static final long OVER_NANOS = Duration.ofSeconds(5).toNanos();

    private volatile boolean goesOn;
    private volatile long sinceNanos;
    private volatile long seenNanos;

    /** One more look. */
    void look(boolean seen, long nowNanos) {
        if (seen) {
            sinceNanos = goesOn ? sinceNanos : nowNanos;
            seenNanos = nowNanos;
            goesOn = true;
        } else if (nowNanos - seenNanos >= OVER_NANOS) {
            goesOn = false;
        }
    }

    /** Whether it was seen over a span of at least this length. */
    boolean lasted(Duration span) {
        return goesOn && seenNanos - sinceNanos >= span.toNanos();
    }
}
