// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An executor's counts at one moment, read one after the other: they need not quite fit together.
 *
 * @param workers threads that there are
 * @param core threads that are kept
 * @param most threads that there may be
 * @param busy threads that run a task
 * @param completed tasks that have ended, ever
 * @param queued tasks in the queue, of a scheduler those whose time has come
 * @param room how many more the queue takes
 * @param fair whether the queue takes any task and gives them out in the order in which they came
 */
record ExecutorSeen(int workers, int core, int most, int busy, long completed, int queued, int room, boolean fair) {

    private static final int TENTH = 10;

    static ExecutorSeen of(ThreadPoolExecutor executor) {
        BlockingQueue<Runnable> queue = executor.getQueue();
        return new ExecutorSeen(
                executor.getPoolSize(),
                executor.getCorePoolSize(),
                executor.getMaximumPoolSize(),
                executor.getActiveCount(),
                executor.getCompletedTaskCount(),
                queued(queue),
                queue.remainingCapacity(),
                fair(executor, queue));
    }

    /** Whether it could take next to nothing more, if anything: a queue that hands over directly is full as soon as all are busy. */
    boolean full() {
        long capacity = (long) queued + room;
        return room <= capacity / TENTH && workers >= most && busy >= workers;
    }

    /** Whether its queue keeps tasks at all. */
    boolean keepsTasks() {
        return (long) queued + room > 0;
    }

    private static int queued(BlockingQueue<Runnable> queue) {
        boolean timed = queue.peek() instanceof Delayed;
        return timed ? (int) queue.stream().filter(ExecutorSeen::canBegin).count() : queue.size();
    }

    private static boolean canBegin(Runnable task) {
        return !(task instanceof Delayed delayed) || delayed.getDelay(TimeUnit.NANOSECONDS) <= 0;
    }

    /** Of other queues nobody knows what they do with a task that they have not been made for. */
    private static boolean fair(ThreadPoolExecutor executor, BlockingQueue<Runnable> queue) {
        Class<?> type = queue.getClass();
        return executor instanceof ScheduledThreadPoolExecutor
                || type == LinkedBlockingQueue.class
                || type == ArrayBlockingQueue.class
                || type == LinkedBlockingDeque.class;
    }
}
