// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scheduler on real threads. */
final class SystemScheduler implements HealingScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SystemScheduler.class);
    private static final Cancellable NOTHING = () -> {};

    private final ScheduledThreadPoolExecutor timer;
    private final Queue<Thread> timerThreads = new ConcurrentLinkedQueue<>();
    private final Workers workers;
    private final Queue<ThreadLane> lanes = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    SystemScheduler(int workers) {
        this.workers = new Workers(workers);
        timer = new ScheduledThreadPoolExecutor(1, this::timerThread);
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        try {
            long nanos = Math.max(0, delay.toNanos());
            ScheduledFuture<?> future = timer.schedule(() -> contain(task), nanos, TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("timer: closed, a task will not run", e);
            return NOTHING;
        }
    }

    @Override
    public Run run(String name, Runnable work) {
        return workers.run(name, work);
    }

    @Override
    public Lane lane(String name) {
        ThreadLane lane = new ThreadLane(name);
        lanes.add(lane);
        if (closed) {
            lane.close();
        }
        return lane;
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration patience) {
        CountDownLatch done = new CountDownLatch(1);
        stage.whenComplete((value, failure) -> done.countDown());
        try {
            return done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public List<String> close(Duration patience) {
        closed = true;
        long deadline = System.nanoTime() + patience.toNanos();
        timer.shutdownNow();
        List<Thread> threads = new ArrayList<>(workers.close());
        lanes.forEach(lane -> threads.addAll(lane.close()));
        threads.addAll(timerThreads);
        return Joining.namesOfSurvivors(threads, deadline);
    }

    private Thread timerThread(Runnable work) {
        Thread thread = SystemTime.daemon("timer", work);
        timerThreads.add(thread);
        return thread;
    }

    private static void contain(Runnable task) {
        try {
            task.run();
        } catch (Throwable t) {
            LOG.error("timer: a task of ours threw", t);
        }
    }
}
