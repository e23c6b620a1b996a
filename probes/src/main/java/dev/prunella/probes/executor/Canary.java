// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import dev.prunella.detect.ProbeContext;
import dev.prunella.time.HealingClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A task that does nothing, handed to the executor as the application hands it its own: the time until it begins is what a task of the
 * application would wait. There is never more than one under way, it starts no thread, and it takes a place in the queue only where many
 * are free. Looks do not overlap; the fields are volatile for sight.
 */
final class Canary {

    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final int MANY = 16;

    private final ThreadPoolExecutor executor;
    private final boolean wanted;
    private final AtomicLong landed = new AtomicLong();

    private volatile @Nullable Task flying;
    private volatile boolean unwelcome;
    private volatile boolean refused;
    private volatile long lastWaitNanos;

    Canary(ThreadPoolExecutor executor, boolean wanted) {
        this.executor = executor;
        this.wanted = wanted;
    }

    /** Looks after the one that is under way, and sends one if there is none. */
    void look(ExecutorSeen seen, ProbeContext context) throws InterruptedException {
        refused = false;
        Task earlier = flying;
        if (earlier != null && !settle(earlier) && earlier.isLost(seen)) {
            flying = null;
            lastWaitNanos = 0;
        }
        if (flying == null && mayFly(seen)) {
            Task task = new Task(seen, context.clock());
            if (send(task) && task.ends(shorter(context.remaining()))) {
                settle(task);
            }
        }
    }

    /** Whether the executor would not take it now. */
    boolean refused() {
        return refused;
    }

    /** Whether what is handed to it now waits longer than this, by the one under way and, until that is known, by the one before. */
    boolean waitsFor(Duration patience, long nowNanos) {
        Task task = flying;
        long limit = patience.toNanos();
        return task != null && (nowNanos - task.sentNanos >= limit || lastWaitNanos >= limit);
    }

    /**
     * An executor that has not completed a task of its own may be there for tasks that never end. And one with fewer threads than it keeps
     * would start a thread for ours.
     */
    private boolean mayFly(ExecutorSeen seen) {
        return wanted
                && !unwelcome
                && seen.fair()
                && seen.room() >= MANY
                && seen.workers() >= Math.max(1, seen.core())
                && seen.completed() > landed.get();
    }

    private boolean send(Task task) {
        flying = task;
        try {
            executor.execute(task);
            return true;
        } catch (RejectedExecutionException e) {
            flying = null;
            refused = true;
        } catch (RuntimeException e) {
            // What decorates the application's tasks may ask for what only its own threads have: such an executor is
            // judged by its counts.
            flying = null;
            unwelcome = true;
        }
        return false;
    }

    /** True if it has ended. */
    private boolean settle(Task task) {
        if (!task.hasEnded()) {
            return false;
        }
        refused = task.refused;
        if (!task.refused) {
            landed.incrementAndGet();
            lastWaitNanos = task.beganNanos - task.sentNanos;
        }
        flying = null;
        return true;
    }

    private static Duration shorter(Duration remaining) {
        return remaining.compareTo(GLANCE) < 0 ? remaining : GLANCE;
    }

    /** One flight. */
    static final class Task implements Runnable {

        private final ExecutorSeen atStart;
        private final HealingClock clock;
        private final Thread sender = Thread.currentThread();
        private final CountDownLatch ended = new CountDownLatch(1);
        private final long sentNanos;
        private volatile long beganNanos;
        private volatile boolean refused;

        Task(ExecutorSeen atStart, HealingClock clock) {
            this.atStart = atStart;
            this.clock = clock;
            sentNanos = clock.nanoTime();
        }

        /** On the sender's own thread it was not taken but handed back. */
        @Override
        public void run() {
            if (Thread.currentThread() == sender) {
                refuse();
            } else {
                beganNanos = clock.nanoTime();
                ended.countDown();
            }
        }

        void refuse() {
            refused = true;
            ended.countDown();
        }

        private boolean ends(Duration patience) throws InterruptedException {
            return ended.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        }

        private boolean hasEnded() {
            return ended.getCount() == 0;
        }

        /** Whoever empties or thins the queue takes it away: it is lost when nothing waits, or more has ended than was before it. */
        private boolean isLost(ExecutorSeen now) {
            long before = (long) atStart.queued() + atStart.workers() + now.workers();
            return now.queued() == 0 || now.completed() - atStart.completed() > before;
        }
    }
}
