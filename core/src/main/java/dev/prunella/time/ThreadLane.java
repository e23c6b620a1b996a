// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lane on one real thread; its queue holds 1,024 tasks. The thread begins with the first task. */
final class ThreadLane implements HealingScheduler.Lane {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadLane.class);
    private static final int MOST_WAITING = 1_024;

    private final ThreadPoolExecutor executor;
    private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

    ThreadLane(String name) {
        executor =
                new ThreadPoolExecutor(1, 1, 0, TimeUnit.NANOSECONDS, new ArrayBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = SystemTime.daemon(name, work);
                    threads.add(thread);
                    return thread;
                });
    }

    @Override
    public boolean offer(Runnable task) {
        try {
            executor.execute(() -> contain(task));
            return true;
        } catch (RejectedExecutionException full) {
            LOG.trace("lane: full or closed", full);
            return false;
        }
    }

    @Override
    public int waiting() {
        return executor.getQueue().size();
    }

    /** Lets the task that runs be interrupted and drops the rest. */
    List<Thread> close() {
        executor.shutdownNow();
        return List.copyOf(threads);
    }

    private static void contain(Runnable task) {
        try {
            task.run();
        } catch (Throwable t) {
            LOG.error("lane: a task threw", t);
        }
    }
}
