// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The scheduler on real threads. */
final class SystemScheduler implements HealingScheduler {

    /** A thread is named by its work when that has lasted for this long, or twice as long at most. */
    private static final long NAMING_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final TimerThread timer = new TimerThread();
    private final Workers workers;
    private final Queue<ThreadLane> lanes = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean naming = new AtomicBoolean();
    private volatile boolean closed;

    SystemScheduler(int workers) {
        this.workers = new Workers(workers);
    }

    @Override
    public Cancellable after(Duration delay, Runnable task) {
        return timer.after(delay.toNanos(), task);
    }

    @Override
    public Run run(String name, Runnable work) {
        Run run = workers.run(name, work);
        if (!naming.get() && naming.compareAndSet(false, true)) {
            timer.after(NAMING_NANOS, this::nameWhatLasts);
        }
        return run;
    }

    private void nameWhatLasts() {
        naming.set(false);
        if (workers.nameWhatLasts() && naming.compareAndSet(false, true)) {
            timer.after(NAMING_NANOS, this::nameWhatLasts);
        }
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
        List<Thread> threads = new ArrayList<>(timer.close());
        threads.addAll(workers.close());
        lanes.forEach(lane -> threads.addAll(lane.close()));
        return Joining.namesOfSurvivors(threads, deadline);
    }
}
