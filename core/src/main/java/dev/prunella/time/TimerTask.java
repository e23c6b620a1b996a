// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import org.jspecify.annotations.Nullable;

/** A task of the timer and its place in a chain. Guarded by the timer's lock but for its work, which never changes. */
final class TimerTask implements Cancellable {

    private final TimerThread timer;
    private final Runnable work;

    @Nullable
    TimerChain chain;

    @Nullable
    TimerTask before;

    @Nullable
    TimerTask behind;

    TimerTask(TimerThread timer, Runnable work) {
        this.timer = timer;
        this.work = work;
    }

    Runnable work() {
        return work;
    }

    @Override
    public void cancel() {
        timer.cancel(this);
    }

    /** The chain that it was in; null if it was in none, since it has begun or was called off. */
    @Nullable
    TimerChain remove() {
        TimerChain present = chain;
        if (present != null) {
            present.remove(this);
        }
        return present;
    }
}
