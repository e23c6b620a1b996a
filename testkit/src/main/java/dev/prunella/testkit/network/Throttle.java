// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.network;

import java.util.concurrent.TimeUnit;

/** A token bucket that holds one write: bytes may go on when those before them have had their time. One thread's. */
final class Throttle {

    private long freeAtNanos;
    private boolean any;

    /** Takes room for {@code bytes} and says when they may go. */
    long take(int bytes, long bytesPerSecond, long nowNanos) {
        long start = any && freeAtNanos - nowNanos > 0 ? freeAtNanos : nowNanos;
        any = true;
        freeAtNanos = start + bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        return start;
    }
}
