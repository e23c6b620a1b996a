// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the network between client and server is like. All pumps of a proxy read it anew for each chunk.
 *
 * @param delay how late a chunk is in the mean
 * @param jitter how much earlier or later than that
 * @param lost the share of chunks that wait for their retransmission, 0 to below 1
 * @param bytesPerSecond of each direction of each connection; {@link #UNLIMITED} for no limit
 * @param slice the most bytes of one write
 * @param cut which streams break off, and when; null for none
 * @param stallsTls whether a connection falls silent when its TLS handshake begins
 */
record Link(
        Duration delay,
        Duration jitter,
        double lost,
        long bytesPerSecond,
        int slice,
        @Nullable Cut cut,
        boolean stallsTls) {

    static final long UNLIMITED = Long.MAX_VALUE;

    /** The most bytes that are read at a time, and so the longest chunk. */
    static final int CHUNK_BYTES = 16 * 1024;

    static final Link CLEAR = new Link(Duration.ZERO, Duration.ZERO, 0, UNLIMITED, CHUNK_BYTES, null, false);

    private static final int WRITES_PER_SECOND = 20;

    Link delayedBy(Duration mean, Duration spread) {
        return new Link(mean, spread, lost, bytesPerSecond, slice, cut, stallsTls);
    }

    Link losing(double share) {
        return new Link(delay, jitter, share, bytesPerSecond, slice, cut, stallsTls);
    }

    Link limitedTo(long rate) {
        return new Link(delay, jitter, lost, rate, slice, cut, stallsTls);
    }

    Link slicedInto(int bytes) {
        return new Link(delay, jitter, lost, bytesPerSecond, bytes, cut, stallsTls);
    }

    Link cutBy(Cut order) {
        return new Link(delay, jitter, lost, bytesPerSecond, slice, order, stallsTls);
    }

    Link stallingTls() {
        return new Link(delay, jitter, lost, bytesPerSecond, slice, cut, true);
    }

    boolean isThrottled() {
        return bytesPerSecond != UNLIMITED;
    }

    /** The most bytes of one write: a throttled stream flows in small pieces instead of pausing for seconds. */
    int piece() {
        return isThrottled() ? (int) Math.min(slice, Math.max(1, bytesPerSecond / WRITES_PER_SECOND)) : slice;
    }
}
