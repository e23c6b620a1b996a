// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.signal;

import dev.prunella.time.HealingClock;
import dev.prunella.time.SystemTime;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers when something that has to happen again and again has last succeeded: an export of metrics or spans, a scrape, a message of a
 * collector. {@link HeartbeatProbe} looks at it. A beat costs one reading of the clock and one write; safe for use by several threads.
 */
public final class Heartbeat {

    private static final long NEVER = Long.MIN_VALUE;

    private final HealingClock clock;
    private final long bornNanos;
    private final AtomicLong lastNanos = new AtomicLong(NEVER);

    private Heartbeat(HealingClock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        bornNanos = clock.nanoTime();
    }

    /** One that has not beaten yet. */
    public static Heartbeat create() {
        return new Heartbeat(SystemTime.clock());
    }

    /** The same by another clock, which has to be the supervisor's. */
    public static Heartbeat by(HealingClock clock) {
        return new Heartbeat(clock);
    }

    /** It has succeeded now. */
    public void beat() {
        lastNanos.set(clock.nanoTime());
    }

    /** Whether it ever has. */
    boolean hasBeaten() {
        return lastNanos.get() != NEVER;
    }

    /** How long ago, or how long there has been none since this was made. */
    long silentNanos(long nowNanos) {
        long last = lastNanos.get();
        return nowNanos - (last == NEVER ? bornNanos : last);
    }
}
