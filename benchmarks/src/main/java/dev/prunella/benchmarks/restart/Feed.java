// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.restart;

import dev.prunella.detect.SymptomSource;
import dev.prunella.model.Reason;
import dev.prunella.time.Cancellable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A component with a thread and a queue, whose thread dies of a poisonous message and tells whoever listens. */
final class Feed implements SymptomSource {

    private static final boolean POISON = true;

    private final LinkedBlockingQueue<Boolean> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch worksAgain = new CountDownLatch(1);
    private volatile @Nullable Thread thread;
    private volatile @Nullable Listener listener;
    private volatile long failedNanos;
    private volatile long processedNanos;

    /** Starts it, or starts it again. */
    void start() {
        Thread started = new Thread(this::process, "benchmark-feed");
        started.setDaemon(true);
        started.setUncaughtExceptionHandler((dead, cause) -> tell(cause));
        thread = started;
        started.start();
    }

    private void process() {
        try {
            while (true) {
                if (messages.take() == POISON) {
                    failedNanos = System.nanoTime();
                    throw new IllegalStateException("poison");
                }
                processedNanos = System.nanoTime();
                worksAgain.countDown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(Throwable cause) {
        Listener hearer = listener;
        if (hearer != null) {
            hearer.noticed(new Reason("died", "the thread of the feed died: " + cause.getMessage()));
        }
    }

    /** Lets it fail, with an honest message behind the poisonous one, and returns the time between the two; null if it never came. */
    @Nullable
    Duration failAndWork(Duration patience) throws InterruptedException {
        messages.add(POISON);
        messages.add(!POISON);
        return worksAgain.await(patience.toNanos(), TimeUnit.NANOSECONDS)
                ? Duration.ofNanos(processedNanos - failedNanos)
                : null;
    }

    boolean alive() {
        Thread present = thread;
        return present != null && present.isAlive();
    }

    /** Ends it for good. */
    void stop() {
        Thread present = thread;
        if (present != null) {
            present.interrupt();
        }
    }

    @Override
    public Cancellable subscribe(Listener hearer) {
        listener = hearer;
        return () -> listener = null;
    }
}
