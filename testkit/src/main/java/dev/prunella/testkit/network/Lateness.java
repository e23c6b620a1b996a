// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When the chunks of one stream arrive: never before those that were sent earlier, since TCP keeps the order. One thread's.
 *
 * <p>A lost chunk comes after a retransmission, which TCP tries after 200 ms and then each time after twice as long (RFC 6298);
 * it may be lost again.
 */
final class Lateness {

    private static final Duration FIRST_RETRANSMISSION = Duration.ofMillis(200);
    private static final int MOST_LOSSES = 6;

    private final SplittableRandom random;
    private long lastDueNanos;
    private boolean any;

    Lateness(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** When the chunk that is sent now arrives. */
    long dueNanos(Link link, long nowNanos) {
        long due = nowNanos + delay(link) + retransmissions(link);
        if (any && lastDueNanos - due > 0) {
            due = lastDueNanos;
        }
        any = true;
        lastDueNanos = due;
        return due;
    }

    private long delay(Link link) {
        long jitter = link.jitter().toNanos();
        return link.delay().toNanos() + (jitter == 0 ? 0 : random.nextLong(-jitter, jitter + 1));
    }

    private long retransmissions(Link link) {
        long waited = 0;
        long timeout = FIRST_RETRANSMISSION.toNanos();
        for (int losses = 0; losses < MOST_LOSSES && random.nextDouble() < link.lost(); losses++) {
            waited += timeout;
            timeout *= 2;
        }
        return waited;
    }
}
