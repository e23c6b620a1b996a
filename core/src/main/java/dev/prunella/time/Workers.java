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
    private final Set<Worker> workers = new HashSet<>();
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
            List<Thread> threads = new ArrayList<>();
            for (Worker worker : workers) {
                if (worker.present != null) {
                    worker.present.nameThread();
                }
                worker.thread().interrupt();
                threads.add(worker.thread());
            }
            return threads;
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
            Worker worker = new Worker(++created, this);
            workers.add(worker);
            worker.thread().start();
        }
    }

    /** Short work is often done before a second worker is up, and a thread that wakes for nothing costs more than the work. */
    private void call() {
        if (!calling && asleep > 0 && !waiting.isEmpty()) {
            calling = true;
            arrived.signal();
        }
    }

    /** Names the threads whose work lasts, by it; whether any works. To be called again and again, at the same pace. */
    boolean nameWhatLasts() {
        lock.lock();
        try {
            boolean busy = false;
            for (Worker worker : workers) {
                busy |= worker.nameWhatLasts();
            }
            return busy;
        } finally {
            lock.unlock();
        }
    }

    /** What a worker's thread does. */
    void work(Worker worker) {
        boolean kept = true;
        while (kept) {
            WorkerRun run = take(worker);
            if (run == null) {
                break;
            }
            kept = run.execute();
        }
        leave(worker, kept);
    }

    private @Nullable WorkerRun take(Worker worker) {
        lock.lock();
        try {
            idle++;
            worker.present = null;
            while (waiting.isEmpty() && !closed) {
                asleep++;
                arrived.awaitUninterruptibly();
                asleep--;
                calling = false;
            }
            worker.present = waiting.poll();
            call();
            return worker.present;
        } finally {
            idle--;
            lock.unlock();
        }
    }

    private void leave(Worker worker, boolean hadPlace) {
        lock.lock();
        try {
            workers.remove(worker);
            taken -= hadPlace ? 1 : 0;
        } finally {
            lock.unlock();
        }
    }
}
