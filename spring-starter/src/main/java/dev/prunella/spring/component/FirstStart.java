// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import dev.prunella.actuators.component.Restartable;
import dev.prunella.time.HealingClock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A component that we start, the first time too. Until its first start has ended, and for 30 s at most, it passes for running: nobody
 * heals what is only about to begin. A start that hangs is found by the loop, whose attempts then wait for it and fail.
 */
final class FirstStart implements Restartable {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

    private final Restartable thing;
    private final HealingClock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean pending = true;
    private volatile boolean due;
    private volatile long dueNanos;
    private volatile @Nullable Thread starter;

    FirstStart(Restartable thing, HealingClock clock) {
        this.thing = thing;
        this.clock = clock;
    }

    /** It is about to be started, the first time or after the context was stopped. */
    void isDue() {
        dueNanos = clock.nanoTime();
        due = true;
        pending = true;
    }

    /**
     * The first start, on this thread; nothing if it runs.
     *
     * @throws Exception as the start, which is not repeated here
     */
    void first() throws Exception {
        starter = Thread.currentThread();
        try {
            startOnce();
        } finally {
            starter = null;
            pending = false;
        }
    }

    /** Whoever starts it while the first start hangs gives that a push, and waits for its end. */
    @Override
    public void start() throws Exception {
        Thread first = starter;
        if (first != null) {
            first.interrupt();
        }
        startOnce();
        pending = false;
    }

    private void startOnce() throws Exception {
        lock.lockInterruptibly();
        try {
            if (!thing.isRunning()) {
                thing.start();
            }
        } finally {
            lock.unlock();
        }
    }

    /** @throws TimeoutException if it is still being started when the limit is over */
    @Override
    public void stop(Duration limit) throws Exception {
        if (!lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new TimeoutException("it is still being started");
        }
        try {
            thing.stop(limit);
            pending = false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return thing.isRunning() || isExpected();
    }

    /** Whether it is about to be started, and has some time left for that. */
    boolean isExpected() {
        return pending && !isLate();
    }

    private boolean isLate() {
        return due && clock.nanoTime() - dueNanos >= PATIENCE_NANOS;
    }

    /** Whether the thing itself runs, whatever is only expected of it. */
    boolean runs() {
        return thing.isRunning();
    }
}
