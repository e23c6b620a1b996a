// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import dev.prunella.time.HealingClock;
import java.time.Duration;
import java.time.Instant;

/** Both clocks: they move together when time passes, and the wall clock jumps alone. */
final class VirtualClock implements HealingClock {

    static final Instant FIRST_WALL_TIME = Instant.parse("2026-01-01T00:00:00Z");
    private static final long ORIGIN_NANOS = 1_000_000_000L;
    /** About thirty years, which can be added without a second thought. */
    private static final long SHORT_SECONDS = 1_000_000_000L;

    private volatile long nowNanos = ORIGIN_NANOS;
    private volatile Duration jumped = Duration.ZERO;

    @Override
    public long nanoTime() {
        return nowNanos;
    }

    @Override
    public Instant wallTime() {
        return FIRST_WALL_TIME.plusNanos(nowNanos - ORIGIN_NANOS).plus(jumped);
    }

    /** The moment that lies {@code delay} ahead; now, if it is negative; the last moment, if it is very long. */
    long in(Duration delay) {
        if (delay.isNegative()) {
            return nowNanos;
        }
        if (delay.toSeconds() < SHORT_SECONDS && nowNanos < Long.MAX_VALUE / 2) {
            return nowNanos + delay.toNanos();
        }
        Duration longest = Duration.ofNanos(Long.MAX_VALUE - nowNanos);
        return delay.compareTo(longest) < 0 ? nowNanos + delay.toNanos() : Long.MAX_VALUE;
    }

    void moveTo(long atNanos) {
        nowNanos = Math.max(nowNanos, atNanos);
    }

    void jumpWall(Duration by) {
        jumped = jumped.plus(by);
    }
}
