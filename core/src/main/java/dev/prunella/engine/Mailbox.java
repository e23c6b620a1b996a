// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages for one owner, handled one at a time on the timer's thread; no lock is held while one is handled. Messages of ours
 * always find room, since each answers something that the owner began; messages from outside find room up to a cap.
 */
final class Mailbox<M> {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    /** What may wait of messages from outside. */
    static final int MOST_FROM_OUTSIDE = 256;

    private final HealingScheduler scheduler;
    private final Consumer<M> handler;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<M> waiting = new ArrayDeque<>();
    private boolean draining;

    Mailbox(HealingScheduler scheduler, Consumer<M> handler) {
        this.scheduler = scheduler;
        this.handler = handler;
    }

    /** Adds a message of ours. */
    void post(M message) {
        add(message, Integer.MAX_VALUE);
    }

    /** Adds a message from outside; false if there is no room. */
    boolean offer(M message) {
        return add(message, MOST_FROM_OUTSIDE);
    }

    private boolean add(M message, int cap) {
        lock.lock();
        try {
            if (waiting.size() >= cap) {
                return false;
            }
            waiting.add(message);
            if (draining) {
                return true;
            }
            draining = true;
        } finally {
            lock.unlock();
        }
        scheduler.after(Duration.ZERO, this::drain);
        return true;
    }

    private void drain() {
        for (M message = next(); message != null; message = next()) {
            try {
                handler.accept(message);
            } catch (Throwable t) {
                // one message that cannot be handled must not end the owner's life
                LOG.error("mailbox: a message of {} could not be handled", message.getClass(), t);
            }
        }
    }

    private @Nullable M next() {
        lock.lock();
        try {
            M message = waiting.poll();
            draining = message != null;
            return message;
        } finally {
            lock.unlock();
        }
    }
}
