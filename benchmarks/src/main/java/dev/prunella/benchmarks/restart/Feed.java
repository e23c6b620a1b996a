// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.restart;

import dev.prunella.actuators.component.Restartable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A component with a thread and a queue, whose thread dies of a poisonous message and tells whoever listens. */
final class Feed implements Restartable {

    private static final boolean POISON = true;

    private final LinkedBlockingQueue<Boolean> messages = new LinkedBlockingQueue<>();
    private final CountDownLatch worksAgain = new CountDownLatch(1);
    private volatile Consumer<Throwable> ear = cause -> {};
    private volatile boolean running;
    private volatile @Nullable Thread thread;
    private volatile long failedNanos;
    private volatile long processedNanos;

    /** Who is told of its death, on the thread that dies. */
    void tells(Consumer<Throwable> hearer) {
        ear = hearer;
    }

    @Override
    public void start() {
        Thread started = new Thread(this::process, "benchmark-feed");
        started.setDaemon(true);
        running = true;
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
            running = false;
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            running = false;
            ear.accept(e);
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

    @Override
    public void stop(Duration limit) throws InterruptedException {
        Thread present = thread;
        if (present != null) {
            present.interrupt();
            present.join(limit.toMillis());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
