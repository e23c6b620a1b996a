// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import static org.awaitility.Awaitility.await;

import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.Deadline;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A real executor under virtual time: its tasks wait until the test lets them go. */
final class Pool implements AutoCloseable {

    private static final int MANY = 1_000;

    final FakeTime time = FakeTime.create();
    final ThreadPoolExecutor executor;
    private final Semaphore gate = new Semaphore(0);

    /** An executor of so many workers. */
    static ThreadPoolExecutor fixed(int workers, BlockingQueue<Runnable> queue) {
        return new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, queue);
    }

    Pool(ThreadPoolExecutor executor) {
        this.executor = executor;
    }

    /** Runs this many tasks, one after the other, to their ends. */
    void complete(int tasks) {
        long before = executor.getCompletedTaskCount();
        for (int i = 0; i < tasks; i++) {
            long expected = before + i + 1;
            executor.execute(() -> {});
            await().until(() -> executor.getCompletedTaskCount() >= expected && executor.getActiveCount() == 0);
        }
    }

    /** Keeps so many workers busy; returns when they are. */
    void occupy(int workers) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(workers);
        for (int i = 0; i < workers; i++) {
            executor.execute(() -> {
                begun.countDown();
                pass();
            });
        }
        begun.await();
    }

    /** Puts so many tasks into the queue, which wait as well once they begin. */
    void queue(int tasks) {
        for (int i = 0; i < tasks; i++) {
            executor.execute(this::pass);
        }
    }

    /** Lets one task end. */
    void step() {
        gate.release();
    }

    /** Lets one of the tasks that wait end; returns when the worker has taken the next. */
    void oneEnds() {
        long before = executor.getCompletedTaskCount();
        int queued = executor.getQueue().size();
        step();
        await().until(() -> executor.getCompletedTaskCount() == before + 1
                && executor.getQueue().size() == queued - 1);
    }

    /** Lets all tasks end; returns when nothing is left to do. */
    void letGo() {
        gate.release(MANY);
        await().until(() ->
                executor.getActiveCount() == 0 && executor.getQueue().isEmpty());
        gate.drainPermits();
    }

    Reading look(ExecutorProbe probe) throws Exception {
        return probe.look(new ProbeContext(Deadline.in(Duration.ofSeconds(1), time.nanoTime()), time));
    }

    /** Looks every ten seconds over this span; the last reading. */
    Reading lookFor(Duration span, ExecutorProbe probe) throws Exception {
        Reading last = look(probe);
        for (long passed = 0; passed < span.toSeconds(); passed += 10) {
            time.advance(Duration.ofSeconds(10));
            last = look(probe);
        }
        return last;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        time.close();
    }

    private void pass() {
        try {
            gate.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
