// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.resilience4j;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one of a crowd through a second. Safe for use by several threads, none of which waits. */
final class SymptomLimit {

    static final Duration PAUSE = Duration.ofSeconds(1);

    private final AtomicLong nextNanos;

    /** The first one gets through at once. */
    SymptomLimit(long nowNanos) {
        nextNanos = new AtomicLong(nowNanos);
    }

    boolean admits(long nowNanos) {
        long next = nextNanos.get();
        return nowNanos - next >= 0 && nextNanos.compareAndSet(next, nowNanos + PAUSE.toNanos());
    }
}
