// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.prunella.actuators.component.Restartable;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstStartTest {

    private final FakeTime time = FakeTime.create();
    private final Slow thing = new Slow();
    private final FirstStart start = new FirstStart(thing, time);

    @AfterEach
    void end() {
        thing.go.countDown();
        time.close();
    }

    @Test
    void passesForRunningUntilItWasStarted() throws Exception {
        assertThat(start.isRunning()).isTrue();
        assertThat(start.runs()).isFalse();

        thing.go.countDown();
        start.isDue();
        start.first();
        assertThat(start.runs()).isTrue();

        thing.stop(Duration.ZERO);
        assertThat(start.isRunning()).isFalse();
    }

    @Test
    void doesNotPassForRunningForEver() {
        start.isDue();
        time.advance(Duration.ofSeconds(29));
        assertThat(start.isRunning()).isTrue();

        time.advance(Duration.ofSeconds(1));
        assertThat(start.isRunning()).isFalse();
    }

    @Test
    void isNotStartedTwiceAtATime() throws InterruptedException {
        Thread first = new Thread(() -> quietly(start::first));
        first.start();
        await().until(() -> thing.starting);

        assertThatThrownBy(() -> start.stop(Duration.ofMillis(10))).isInstanceOf(TimeoutException.class);
        thing.go.countDown();
        quietly(start::start);
        first.join();
        assertThat(thing.starts).hasValue(1);
    }

    @Test
    void pushesAFirstStartThatHangs() throws Exception {
        thing.yields = true;
        Thread first = new Thread(() -> quietly(start::first));
        first.start();
        await().until(() -> thing.starting);
        thing.goesNextTime = true;

        start.start();
        first.join();
        assertThat(start.runs()).isTrue();
        assertThat(thing.starts).hasValue(1);
    }

    private interface Step {
        void run() throws Exception;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts when it is let go. */
    private static final class Slow implements Restartable {
        final CountDownLatch go = new CountDownLatch(1);
        volatile boolean starting;
        volatile boolean yields;
        volatile boolean goesNextTime;
        final AtomicInteger starts = new AtomicInteger();
        private volatile boolean running;

        @Override
        public void start() throws InterruptedException {
            if (!goesNextTime) {
                starting = true;
                waitForGo();
            }
            starts.incrementAndGet();
            running = true;
        }

        private void waitForGo() throws InterruptedException {
            while (true) {
                try {
                    go.await();
                    return;
                } catch (InterruptedException e) {
                    if (yields) {
                        throw e;
                    }
                }
            }
        }

        @Override
        public void stop(Duration limit) {
            running = false;
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}
