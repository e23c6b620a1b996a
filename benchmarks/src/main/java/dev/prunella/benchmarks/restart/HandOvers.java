// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.restart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The bare limit: a message that goes through threads which wait for it, as many as between the death of a component and its restart, and
 * at the last one a thread that is started. Nothing is asked, proven or recorded.
 */
final class HandOvers implements AutoCloseable {

    /** From the dying thread to the timer's, to a worker that looks, back, and to a worker that restarts. */
    private static final int THREADS = 4;

    private final List<Thread> threads = new ArrayList<>();
    private final BlockingQueue<Long> first = new LinkedBlockingQueue<>();
    private final BlockingQueue<Duration> times = new LinkedBlockingQueue<>();

    HandOvers() {
        BlockingQueue<Long> in = first;
        for (int i = 1; i <= THREADS; i++) {
            BlockingQueue<Long> out = i == THREADS ? null : new LinkedBlockingQueue<>();
            threads.add(begun(in, out));
            in = out == null ? in : out;
        }
    }

    private Thread begun(BlockingQueue<Long> in, @Nullable BlockingQueue<Long> out) {
        Thread thread = new Thread(() -> forward(in, out), "benchmark-hand-over");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void forward(BlockingQueue<Long> in, @Nullable BlockingQueue<Long> out) {
        try {
            while (true) {
                long began = in.take();
                if (out == null) {
                    new Thread(() -> times.add(Duration.ofNanos(System.nanoTime() - began))).start();
                } else {
                    out.add(began);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One message, sent when all threads have waited for a moment. */
    Duration once() throws InterruptedException {
        Thread.sleep(1);
        first.add(System.nanoTime());
        return times.take();
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
