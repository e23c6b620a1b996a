// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.time.Cancellable;
import dev.prunella.time.HealingScheduler;
import org.jspecify.annotations.Nullable;

/** One run of a probe. Confined to the timer's thread, but for the marks that the worker sets when it begins. */
final class ProbeRun {

    final long orderedNanos;
    volatile long beganNanos;
    volatile boolean began;
    HealingScheduler.@Nullable Run handle;
    Cancellable deadline = () -> {};
    boolean answered;
    boolean finished;
    boolean givenUp;

    ProbeRun(long orderedNanos) {
        this.orderedNanos = orderedNanos;
    }

    boolean ended() {
        return finished;
    }

    void callOff() {
        finished = true;
        if (handle != null) {
            handle.interrupt();
        }
    }

    void giveUp(AbandonedRuns abandoned) {
        givenUp = handle != null && abandoned.giveUp(handle);
    }
}
