// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The timer: one thread that begins with the first task. A task comes as late as 1/128 of its delay, but at most 17 ms, so that
 * tasks of many targets are due at the same moments: each of these moments is one entry of a small tree and wakes the thread once,
 * however many tasks it has. What is due keeps its order. No lock is held while a task runs.
 */
final class TimerThread {

    private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);
    private static final Cancellable NOTHING = () -> {};
    private static final int FINENESS_BITS = 7;
    private static final long COARSEST_NANOS = 1L << 24;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Tasks by the moment at which they are due, counted from the origin, which never overflows. */
    private final NavigableMap<Long, TimerChain> later = new TreeMap<>();

    private final TimerChain due = new TimerChain(Long.MIN_VALUE);
    private final long originNanos = System.nanoTime();
    private @Nullable Thread thread;
    private boolean idle;
    private long sleepsUntil;
    private boolean closed;

    /** Runs a task after so many nanoseconds; zero or less: as soon as possible, after what is already due. */
    Cancellable after(long delayNanos, Runnable work) {
        lock.lock();
        try {
            if (closed) {
                LOG.debug("timer: closed, a task will not run");
                return NOTHING;
            }
            TimerTask task = new TimerTask(this, work);
            if (delayNanos <= 0) {
                addDue(task);
            } else {
                addLater(task, delayNanos);
            }
            begin();
            return task;
        } finally {
            lock.unlock();
        }
    }

    private void addDue(TimerTask task) {
        collectDue(sinceOrigin());
        due.add(task);
        wakeFor(Long.MIN_VALUE);
    }

    private void addLater(TimerTask task, long delayNanos) {
        long moment = momentOf(sinceOrigin(), delayNanos);
        TimerChain chain = later.get(moment);
        if (chain == null) {
            chain = new TimerChain(moment);
            later.put(moment, chain);
            wakeFor(moment);
        }
        chain.add(task);
    }

    /** When a task is due: not before its delay has passed, and on a grid as coarse as its delay allows. */
    static long momentOf(long now, long delayNanos) {
        long step = Math.min(COARSEST_NANOS, Math.max(1, Long.highestOneBit(delayNanos >> FINENESS_BITS)));
        return (now + delayNanos + step - 1) & -step;
    }

    void cancel(TimerTask task) {
        lock.lock();
        try {
            TimerChain chain = task.remove();
            if (chain != null && chain != due && chain.isEmpty()) {
                later.remove(chain.moment());
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many moments there are at which something is due. */
    int moments() {
        lock.lock();
        try {
            return later.size();
        } finally {
            lock.unlock();
        }
    }

    /** Begins no further task, interrupts the one that runs, and tells which thread there is. */
    List<Thread> close() {
        lock.lock();
        try {
            closed = true;
            later.clear();
            changed.signalAll();
            if (thread == null) {
                return List.of();
            }
            thread.interrupt();
            return List.of(thread);
        } finally {
            lock.unlock();
        }
    }

    private void begin() {
        if (thread == null) {
            thread = SystemTime.daemon("timer", this::work);
            thread.start();
        }
    }

    private void wakeFor(long moment) {
        if (idle && moment < sleepsUntil) {
            idle = false;
            changed.signal();
        }
    }

    private void work() {
        for (Runnable task = take(); task != null; task = take()) {
            try {
                task.run();
            } catch (Throwable t) {
                LOG.error("timer: a task of ours threw", t);
            }
        }
    }

    /** The next task, which is waited for; null once the timer is closed. */
    private @Nullable Runnable take() {
        lock.lock();
        try {
            while (!closed) {
                // what has become due meanwhile comes behind what is due already
                if (due.isEmpty()) {
                    collectDue(sinceOrigin());
                }
                TimerTask first = due.poll();
                if (first != null) {
                    return first.work();
                }
                sleep();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the loop is in take
    private void sleep() {
        idle = true;
        sleepsUntil = later.isEmpty() ? Long.MAX_VALUE : later.firstKey();
        try {
            long left = changed.awaitNanos(sleepsUntil - sinceOrigin());
            LOG.trace("timer: awake, {} ns before its time", left);
        } catch (InterruptedException e) {
            LOG.trace("timer: interrupted, which only a close does", e);
        } finally {
            idle = false;
        }
    }

    private void collectDue(long now) {
        while (!later.isEmpty() && later.firstKey() <= now) {
            TimerChain chain = later.pollFirstEntry().getValue();
            for (TimerTask next = chain.poll(); next != null; next = chain.poll()) {
                due.add(next);
            }
        }
    }

    private long sinceOrigin() {
        return System.nanoTime() - originNanos;
    }
}
