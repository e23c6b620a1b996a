// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import org.jspecify.annotations.Nullable;

/** Tasks that are due at one moment, in the order in which they came; one in the middle is taken out as cheaply as the first. */
final class TimerChain {

    private final long moment;
    private @Nullable TimerTask first;
    private @Nullable TimerTask last;

    TimerChain(long moment) {
        this.moment = moment;
    }

    long moment() {
        return moment;
    }

    boolean isEmpty() {
        return first == null;
    }

    void add(TimerTask task) {
        task.chain = this;
        task.before = last;
        if (last == null) {
            first = task;
        } else {
            last.behind = task;
        }
        last = task;
    }

    /** Takes the first one out; null if there is none. */
    @Nullable
    TimerTask poll() {
        TimerTask task = first;
        if (task != null) {
            remove(task);
        }
        return task;
    }

    /** Takes out one of its own. */
    void remove(TimerTask task) {
        TimerTask before = task.before;
        TimerTask behind = task.behind;
        if (before == null) {
            first = behind;
        } else {
            before.behind = behind;
        }
        if (behind == null) {
            last = before;
        } else {
            behind.before = before;
        }
        task.chain = null;
        task.before = null;
        task.behind = null;
    }
}
