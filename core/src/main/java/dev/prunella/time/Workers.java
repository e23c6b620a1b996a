// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of places for work that may never return. A thread that is given up leaves its place to another one and ends
 * with the work that it is stuck in. No lock is held while work runs.
 */
final class Workers {

    private final int places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Queue<WorkerRun> waiting = new ArrayDeque<>();
    private final Set<Thread> threads = new HashSet<>();
    private int taken;
    private int idle;
    private int created;
    private int asleep;
    /** One that sleeps was called and is not up yet: it calls the next one if it finds more than it can do. */
    private boolean calling;

    private boolean closed;

    Workers(int places) {
        this.places = places;
    }

    HealingScheduler.Run run(String name, Runnable work) {
        WorkerRun run = new WorkerRun(this, name, work);
        lock.lock();
        try {
            if (closed) {
                run.callOff();
                return run;
            }
            waiting.add(run);
            serve();
        } finally {
            lock.unlock();
        }
        return run;
    }

    /** Begins no further work, interrupts what runs, and tells which threads there are. */
    List<Thread> close() {
        lock.lock();
        try {
            closed = true;
            waiting.forEach(WorkerRun::callOff);
            waiting.clear();
            arrived.signalAll();
            threads.forEach(Thread::interrupt);
            return new ArrayList<>(threads);
        } finally {
            lock.unlock();
        }
    }

    /** Removes work that has not begun. */
    void forget(WorkerRun run) {
        lock.lock();
        try {
            waiting.remove(run);
        } finally {
            lock.unlock();
        }
    }

    /** The thread that is stuck in {@code run} no longer counts; another may take its place. */
    void release() {
        lock.lock();
        try {
            taken--;
            serve();
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        call();
        if (waiting.size() > idle && taken < places && !closed) {
            taken++;
            Thread thread = SystemTime.daemon("worker-" + ++created, this::work);
            threads.add(thread);
            thread.start();
        }
    }

    /** Short work is often done before a second worker is up, and a thread that wakes for nothing costs more than the work. */
    private void call() {
        if (!calling && asleep > 0 && !waiting.isEmpty()) {
            calling = true;
            arrived.signal();
        }
    }

    private void work() {
        boolean kept = true;
        while (kept) {
            WorkerRun run = take();
            if (run == null) {
                break;
            }
            kept = run.execute();
        }
        leave(kept);
    }

    private @Nullable WorkerRun take() {
        lock.lock();
        try {
            idle++;
            while (waiting.isEmpty() && !closed) {
                asleep++;
                arrived.awaitUninterruptibly();
                asleep--;
                calling = false;
            }
            WorkerRun next = waiting.poll();
            call();
            return next;
        } finally {
            idle--;
            lock.unlock();
        }
    }

    private void leave(boolean hadPlace) {
        lock.lock();
        try {
            threads.remove(Thread.currentThread());
            taken -= hadPlace ? 1 : 0;
        } finally {
            lock.unlock();
        }
    }
}
