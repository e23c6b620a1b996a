// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingScheduler;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One run of user code that looks. Confined to the timer's thread, but for the claim by which the worker begins. */
final class ProbeRun {

    final long orderedNanos;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile long beganNanos;
    HealingScheduler.@Nullable Run handle;
    Cancellable deadline = () -> {};
    boolean answered;
    private boolean finished;
    private boolean givenUp;

    ProbeRun(long orderedNanos) {
        this.orderedNanos = orderedNanos;
        beganNanos = orderedNanos;
    }

    /** Called by the worker; false if the run was called off. */
    boolean begin(long nowNanos) {
        if (!claimed.compareAndSet(false, true)) {
            return false;
        }
        beganNanos = nowNanos;
        return true;
    }

    /** Calls it off unless the worker has begun: user code is never interrupted here. */
    boolean callOff() {
        if (!claimed.compareAndSet(false, true)) {
            return false;
        }
        finished = true;
        if (handle != null) {
            handle.interrupt();
        }
        return true;
    }

    long beganNanos() {
        return beganNanos;
    }

    boolean ended() {
        return finished;
    }

    void finish(AbandonedRuns abandoned) {
        finished = true;
        if (givenUp) {
            givenUp = false;
            abandoned.returned();
        }
    }

    void giveUp(AbandonedRuns abandoned) {
        givenUp = handle != null && abandoned.giveUp(handle);
    }
}
