// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages for one owner, handled one at a time on the timer's thread; no lock is held while one is handled. Messages of ours
 * always find room, since each answers something that the owner began; messages from outside find room up to a cap.
 *
 * <p>There are as many mailboxes as targets, and hardly ever two messages in one: the first goes with the timer's task, so that only
 * those behind it need a queue; the lock is the mailbox itself, and so is the owner, as what is far apart in memory is what costs.
 */
abstract class Mailbox<M> {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** What may wait of messages from outside. */
    static final int MOST_FROM_OUTSIDE = 256;

    private static final int FEW = 4;

    private final HealingScheduler scheduler;
    /** Behind the first one; null while nothing is. */
    private @Nullable Queue<M> waiting;

    private boolean firstWaits;
    private boolean draining;

    Mailbox(HealingScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Called for one message after the other, on the timer's thread. */
    abstract void handle(M message);

    /** Adds a message of ours. */
    final void post(M message) {
        add(message, Integer.MAX_VALUE);
    }

    /** Adds a message from outside; false if there is no room. */
    final boolean offer(M message) {
        return add(message, MOST_FROM_OUTSIDE);
    }

    private boolean add(M message, int cap) {
        synchronized (this) {
            if (draining) {
                return queue(message, cap);
            }
            draining = true;
            firstWaits = true;
        }
        scheduler.after(Duration.ZERO, () -> drain(message));
        return true;
    }

    private boolean queue(M message, int cap) {
        Queue<M> behind = waiting == null ? new ArrayDeque<>(FEW) : waiting;
        if (behind.size() + (firstWaits ? 1 : 0) >= cap) {
            return false;
        }
        behind.add(message);
        waiting = behind;
        return true;
    }

    private void drain(M first) {
        begin();
        for (M message = first; message != null; message = next()) {
            try {
                handle(message);
            } catch (Throwable t) {
                // one message that cannot be handled must not end the owner's life
                LOG.error("mailbox: a message of {} could not be handled", message.getClass(), t);
            }
        }
    }

    private synchronized void begin() {
        firstWaits = false;
    }

    private synchronized @Nullable M next() {
        M message = waiting == null ? null : waiting.poll();
        if (message == null) {
            waiting = null;
            draining = false;
        }
        return message;
    }
}
