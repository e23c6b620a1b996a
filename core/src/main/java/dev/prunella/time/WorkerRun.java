// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of work and the thread that runs it; its lock makes sure that an interrupt never hits the work that comes next. */
final class WorkerRun implements HealingScheduler.Run {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerRun.class);

    private final Workers workers;
    private final String name;
    private final Runnable work;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread thread;
    private boolean over;
    private boolean abandoned;

    WorkerRun(Workers workers, String name, Runnable work) {
        this.workers = workers;
        this.name = name;
        this.work = work;
    }

    @Override
    public void interrupt() {
        lock.lock();
        try {
            if (thread != null) {
                thread.interrupt();
                return;
            }
            over = true;
        } finally {
            lock.unlock();
        }
        workers.forget(this);
    }

    @Override
    public void abandon() {
        lock.lock();
        try {
            if (over || abandoned || thread == null) {
                return;
            }
            abandoned = true;
        } finally {
            lock.unlock();
        }
        workers.release();
    }

    @Override
    public boolean ended() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    void callOff() {
        lock.lock();
        try {
            over = true;
        } finally {
            lock.unlock();
        }
    }

    /** Runs the work on this thread; tells whether the thread still has its place. */
    boolean execute() {
        if (!begin()) {
            return true;
        }
        String idleName = Thread.currentThread().getName();
        Thread.currentThread().setName(idleName + " " + name);
        try {
            work.run();
        } catch (Throwable t) {
            LOG.error("{}: work threw", name, t);
        }
        boolean kept = end();
        Thread.currentThread().setName(idleName);
        return kept;
    }

    private boolean begin() {
        lock.lock();
        try {
            thread = over ? null : Thread.currentThread();
            return !over;
        } finally {
            lock.unlock();
        }
    }

    private boolean end() {
        lock.lock();
        try {
            over = true;
            thread = null;
            boolean ignored = Thread.interrupted();
            LOG.trace("{}: ended, interrupted {}", name, ignored);
            return !abandoned;
        } finally {
            lock.unlock();
        }
    }
}
