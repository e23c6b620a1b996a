// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import dev.prunella.time.HealingScheduler.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Tasks of one purpose: the next begins in the moment in which the one before ends, and a task may pause. */
final class FakeLane implements Lane {

    private final Deque<Runnable> queue = new ArrayDeque<>();
    private final String name;
    private final int capacity;
    private final VirtualClock clock;
    private final Agenda agenda;
    private final Fibers fibers;
    private boolean busy;
    private boolean closed;

    FakeLane(String name, int capacity, VirtualClock clock, Agenda agenda, Fibers fibers) {
        this.name = name;
        this.capacity = capacity;
        this.clock = clock;
        this.agenda = agenda;
        this.fibers = fibers;
    }

    @Override
    public synchronized boolean offer(Runnable task) {
        if (closed || queue.size() >= capacity) {
            return false;
        }
        queue.add(task);
        beginSoon();
        return true;
    }

    @Override
    public synchronized int waiting() {
        return queue.size();
    }

    synchronized void close() {
        closed = true;
        queue.clear();
    }

    private void beginSoon() {
        agenda.timer(clock.nanoTime(), this::beginNext);
    }

    private void beginNext() {
        Runnable task = takeNext();
        if (task != null) {
            fibers.turn(fibers.prepare(name, task, this::ended));
        }
    }

    private synchronized @Nullable Runnable takeNext() {
        Runnable task = busy ? null : queue.poll();
        busy = busy || task != null;
        return task;
    }

    private synchronized void ended() {
        busy = false;
        if (!queue.isEmpty()) {
            beginSoon();
        }
    }
}
