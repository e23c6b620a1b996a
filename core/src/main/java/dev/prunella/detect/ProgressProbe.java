// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Watches a counter that must move while work is pending. Runs of one probe never overlap; the fields are volatile for sight. */
final class ProgressProbe implements Probe {

    private final LongSupplier done;
    private final LongSupplier pending;
    private final long patienceNanos;

    private volatile boolean started;
    private volatile long lastDone;
    private volatile long movedAtNanos;

    ProgressProbe(LongSupplier done, LongSupplier pending, Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("progress probe: patience must be more than zero, got " + patience);
        }
        this.done = done;
        this.pending = pending;
        this.patienceNanos = patience.toNanos();
    }

    @Override
    public Reading look(ProbeContext context) {
        long now = context.clock().nanoTime();
        long count = done.getAsLong();
        long waiting = pending.getAsLong();
        if (!started || count != lastDone || waiting <= 0) {
            started = true;
            lastDone = count;
            movedAtNanos = now;
            return Reading.pass().measuring((double) waiting, "pending");
        }
        long stillNanos = now - movedAtNanos;
        return stillNanos < patienceNanos
                ? Reading.pass().measuring((double) waiting, "pending")
                : stalled(waiting, stillNanos);
    }

    private static Reading stalled(long waiting, long stillNanos) {
        String text = "%d pending and nothing done for %d s"
                .formatted(waiting, Duration.ofNanos(stillNanos).toSeconds());
        return Reading.fail("stalled", text).measuring((double) waiting, "pending");
    }
}
