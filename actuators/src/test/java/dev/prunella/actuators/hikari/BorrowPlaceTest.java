// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the stack of a borrow and the present stack of its thread tell: never in doubt that the thread has left. */
class BorrowPlaceTest {

    private final BorrowPlaces places = new BorrowPlaces();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile BorrowPlace place;
    private volatile boolean computing;
    private volatile Thread looper;

    BorrowPlaceTest() {
        places.keep(true);
    }

    @Test
    void namesTheMethodThatBorrowed() {
        assertThat(borrow().site()).startsWith(getClass().getName() + ".borrow(BorrowPlaceTest.java:");
        assertThat(borrow().frames()).hasSizeLessThanOrEqualTo(BorrowPlace.MOST_FRAMES);
    }

    @Test
    void keepsNothingWhileNothingIsSuspect() {
        places.keep(false);
        assertThat(places.here()).isNull();
    }

    @Test
    void methodThatBorrowedAndComputesHasNotLeft() throws Exception { // FAULT-F5b
        assertStillIn(() -> {
            place = places.here();
            compute();
        });
    }

    @Test
    void callerToWhomAHelperHandedTheConnectionHasNotLeft() throws Exception { // FAULT-F5b
        assertStillIn(() -> {
            place = borrow();
            compute();
        });
    }

    @Test
    void threadOfAPoolThatWaitsForItsNextTaskHasLeft() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        var thread = threads.submit(() -> {
                    place = borrow();
                    return Thread.currentThread();
                })
                .get();
        await().untilAsserted(() -> {
            assertThat(place.isLeft(thread.getStackTrace(), false)).isTrue();
            assertThat(Frames.waitsForATask(thread.getStackTrace())).isTrue();
        });
        threads.shutdown();
    }

    @Test
    void threadThatDoesAnotherTaskHasLeft() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        var thread = threads.submit(() -> {
                    place = borrow();
                    return Thread.currentThread();
                })
                .get();
        var other = threads.submit(this::compute);
        await().until(() -> computing);
        assertThat(place.isLeft(thread.getStackTrace(), false)).isTrue();
        assertThat(Frames.waitsForATask(thread.getStackTrace())).isFalse();
        end(other);
        threads.shutdown();
    }

    @Test
    void loopOfTheApplicationHasLeftOnlyOnceItHasComeByAgain() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        var looping = threads.submit(this::loop);
        await().until(() -> computing);
        var stack = looper.getStackTrace();
        assertThat(place.isLeft(stack, false)).isFalse();
        assertThat(place.isLeft(stack, true)).isTrue();
        end(looping);
        threads.shutdown();
    }

    @Test
    void sameLineCalledFromTheSameLinesIsTheSamePlace() {
        var seen = new BorrowPlace[2];
        for (int i = 0; i < 2; i++) {
            seen[i] = borrow();
        }
        assertThat(seen[0].sameAs(seen[1])).isTrue();
        assertThat(seen[0].sameAs(borrow())).isFalse();
    }

    @Test
    void virtualThreadThatComputesHasNotLeft() throws Exception {
        var thread = startVirtually(() -> {
            place = borrow();
            compute();
        });
        await().until(() -> computing);
        assertThat(place.isLeft(thread.getStackTrace(), false)).isFalse();
        assertThat(Frames.waitsForATask(thread.getStackTrace())).isFalse();
        release.countDown();
        thread.join();
        assertThat(thread.isAlive()).isFalse();
    }

    private void loop() {
        looper = Thread.currentThread();
        place = borrow();
        compute();
    }

    private void assertStillIn(Runnable work) throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        var thread = threads.submit(Thread::currentThread).get();
        var working = threads.submit(work);
        await().until(() -> computing);
        assertThat(place.isLeft(thread.getStackTrace(), false)).isFalse();
        end(working);
        threads.shutdown();
    }

    private void end(Future<?> work) throws Exception {
        release.countDown();
        work.get();
    }

    private BorrowPlace borrow() {
        return places.here();
    }

    private void compute() {
        computing = true;
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Before Java 21 there are none: there it is an ordinary one. */
    private static Thread startVirtually(Runnable work) throws ReflectiveOperationException {
        if (Runtime.version().feature() < 21) {
            var ordinary = new Thread(work);
            ordinary.start();
            return ordinary;
        }
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
    }
}
