// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One piece of work and the thread that runs it; its lock makes sure that an interrupt never hits the work that comes next. */
final class WorkerRun implements HealingScheduler.Run {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerRun.class);

    private final Workers workers;
    private final String name;
    private final Runnable work;
    private @Nullable Thread thread;
    /** What the thread was called before it was named by this run; null while it was not. */
    private @Nullable String idleName;

    private boolean over;
    private boolean abandoned;

    WorkerRun(Workers workers, String name, Runnable work) {
        this.workers = workers;
        this.name = name;
        this.work = work;
    }

    @Override
    public void interrupt() {
        synchronized (this) {
            if (thread != null) {
                nameThread();
                thread.interrupt();
                return;
            }
            over = true;
        }
        workers.forget(this);
    }

    @Override
    public void abandon() {
        synchronized (this) {
            if (over || abandoned || thread == null) {
                return;
            }
            nameThread();
            abandoned = true;
        }
        workers.release();
    }

    @Override
    public synchronized boolean ended() {
        return over;
    }

    synchronized void callOff() {
        over = true;
    }

    /**
     * Names the thread by the work, for those who see it run. The threads of short work are not named: a thread that names itself
     * calls the operating system, twice a run, which costs more than many a look. Another's name is a mere field.
     */
    synchronized void nameThread() {
        if (thread != null && idleName == null) {
            idleName = thread.getName();
            thread.setName(idleName + " " + name);
        }
    }

    /** Runs the work on this thread; tells whether the thread still has its place. */
    boolean execute() {
        if (!begin()) {
            return true;
        }
        try {
            work.run();
        } catch (Throwable t) {
            LOG.error("{}: work threw", name, t);
        }
        return end();
    }

    private synchronized boolean begin() {
        thread = over ? null : Thread.currentThread();
        return !over;
    }

    private synchronized boolean end() {
        over = true;
        thread = null;
        boolean ignored = Thread.interrupted();
        LOG.trace("{}: ended, interrupted {}", name, ignored);
        if (idleName != null) {
            Thread.currentThread().setName(idleName);
        }
        return !abandoned;
    }
}
