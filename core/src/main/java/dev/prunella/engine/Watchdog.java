// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.time.DurationTally;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;

/**
 * Watches the loop itself: a beat on the timer's thread that comes late tells that the process stood still, by garbage
 * collection, a stop signal or starvation. What was read across such a pause says nothing of the target. Confined to the timer's
 * thread.
 */
final class Watchdog {

    private static final Duration BEAT = Duration.ofMillis(100);
    private static final long TOLERANCE_NANOS = Duration.ofMillis(150).toNanos();

    private final HealingClock clock;
    private final HealingScheduler scheduler;
    private final DurationTally lateness;
    private volatile long lastBeatNanos;
    private long dueNanos;
    private long pauseBeganNanos;
    private long pauseEndedNanos;
    private boolean paused;

    Watchdog(HealingClock clock, HealingScheduler scheduler) {
        this.clock = clock;
        this.scheduler = scheduler;
        lastBeatNanos = clock.nanoTime();
        lateness = new DurationTally(lastBeatNanos);
    }

    void start() {
        lastBeatNanos = clock.nanoTime();
        planBeat();
    }

    private void beat() {
        long now = clock.nanoTime();
        lateness.add(now - dueNanos, now);
        noticePause();
        planBeat();
    }

    private void planBeat() {
        dueNanos = clock.nanoTime() + BEAT.toNanos();
        scheduler.after(BEAT, this::beat);
    }

    /** How late the beats came; their count is the heartbeat. */
    DurationTally lateness() {
        return lateness;
    }

    /** Whether the process stood still at some time between the two moments. */
    boolean pausedBetween(long startNanos, long endNanos) {
        noticePause();
        return paused && startNanos - pauseEndedNanos <= 0 && endNanos - pauseBeganNanos >= 0;
    }

    /** How long the loop has not beaten. */
    Duration silence() {
        return Duration.ofNanos(Math.max(0, clock.nanoTime() - lastBeatNanos));
    }

    private void noticePause() {
        long now = clock.nanoTime();
        if (now - lastBeatNanos > BEAT.toNanos() + TOLERANCE_NANOS) {
            paused = true;
            pauseBeganNanos = lastBeatNanos;
            pauseEndedNanos = now;
        }
        lastBeatNanos = now;
    }
}
