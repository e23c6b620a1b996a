// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The timer on a real thread, and its grid without one. */
@Timeout(30)
class TimerThreadTest {

    private static final long LONGEST = Duration.ofDays(36_500).toNanos();

    private final TimerThread timer = new TimerThread();

    @AfterEach
    void leaveNoThreadBehind() throws InterruptedException {
        for (Thread thread : timer.close()) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            longs = {1, 127, 128, 1_000, 999_999, 100_000_000, 1_000_000_000, 10_000_000_000L, 86_400_000_000_000L})
    void isNeverEarlyAndAtMostA128thLate(long delay) {
        for (long now : new long[] {0, 1, 12_345, 3_600_000_000_001L}) {
            long late = TimerThread.momentOf(now, delay) - (now + delay);
            assertThat(late).isBetween(0L, Math.min(delay / 128, 16_777_216L));
        }
    }

    @Test
    void holdsTheLongestDelay() {
        assertThat(TimerThread.momentOf(LONGEST, LONGEST)).isGreaterThanOrEqualTo(2 * LONGEST);
    }

    @Test
    void findsOneMomentForManyDelays() {
        long distinct = LongStream.range(0, 10_000)
                .map(i -> TimerThread.momentOf(i * 100_000, 1_000_000_000))
                .distinct()
                .count();
        assertThat(distinct).isLessThan(300);
    }

    @Test
    void theEarlierOneComesFirstThoughItIsAddedLater() throws InterruptedException {
        List<String> order = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(3);
        add(60, order, "third", done);
        add(30, order, "second", done);
        add(1, order, "first", done);
        done.await();
        assertThat(order).containsExactly("first", "second", "third");
    }

    private void add(int millis, List<String> order, String name, CountDownLatch done) {
        timer.after(TimeUnit.MILLISECONDS.toNanos(millis), () -> {
            order.add(name);
            done.countDown();
        });
    }

    @Test
    void whatIsDueComesBeforeWhatIsAddedAtOnce() throws InterruptedException {
        List<String> order = new ArrayList<>();
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch added = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        timer.after(0, () -> {
            blocked.countDown();
            await(added);
        });
        blocked.await();
        timer.after(1, () -> order.add("was due"));
        long began = System.nanoTime();
        while (System.nanoTime() - began < 1_000) {
            Thread.onSpinWait();
        }
        timer.after(0, () -> order.add("at once"));
        timer.after(0, done::countDown);
        added.countDown();
        done.await();
        assertThat(order).containsExactly("was due", "at once");
    }

    @Test
    void runsEachTaskOfManyThreadsOnce() throws InterruptedException {
        int threads = 4;
        int each = 20_000;
        AtomicIntegerArray runs = new AtomicIntegerArray(threads * each);
        CountDownLatch done = new CountDownLatch(threads * each);
        fromThreads(threads, number -> {
            for (int i = 0; i < each; i++) {
                int task = number * each + i;
                timer.after(i % 3 == 0 ? 0 : (i % 50) * 100_000L, () -> {
                    runs.incrementAndGet(task);
                    done.countDown();
                });
            }
        });
        done.await();
        for (int i = 0; i < runs.length(); i++) {
            assertThat(runs.get(i)).isEqualTo(1);
        }
    }

    /** Each task is called off by another thread while it may be about to run: it runs before the call returns, or never. */
    @Test
    void whatWasCalledOffDoesNotBeginAfterwards() throws InterruptedException {
        int each = 20_000;
        AtomicInteger late = new AtomicInteger();
        AtomicInteger ran = new AtomicInteger();
        fromThreads(2, number -> {
            for (int i = 0; i < each; i++) {
                boolean[] calledOff = new boolean[1];
                Cancellable task = timer.after((i % 20) * 1_000L, () -> {
                    synchronized (calledOff) {
                        ran.incrementAndGet();
                        late.addAndGet(calledOff[0] ? 1 : 0);
                    }
                });
                task.cancel();
                // one that began before may still be about to take the lock, so it is waited for
                flush();
                synchronized (calledOff) {
                    calledOff[0] = true;
                }
            }
        });
        flush();
        assertThat(late).hasValue(0);
        assertThat(ran.get()).isLessThan(2 * each);
    }

    private void flush() {
        CountDownLatch flushed = new CountDownLatch(1);
        timer.after(0, flushed::countDown);
        await(flushed);
    }

    @Test
    void forgetsTheMomentsOfWhatWasCalledOff() {
        List<Cancellable> tasks = new ArrayList<>();
        for (int i = 1; i <= 1_000; i++) {
            tasks.add(timer.after(Duration.ofHours(i).toNanos(), () -> {}));
        }
        assertThat(timer.moments()).isEqualTo(1_000);
        tasks.forEach(Cancellable::cancel);
        assertThat(timer.moments()).isZero();
    }

    @Test
    void goesOnAfterAStrayInterrupt() throws InterruptedException {
        ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
        timer.after(0, () -> threads.add(Thread.currentThread()));
        flush();
        threads.element().interrupt();
        CountDownLatch done = new CountDownLatch(1);
        timer.after(2_000_000, done::countDown);
        done.await();
        assertThat(done.getCount()).isZero();
    }

    private static void fromThreads(int count, IntConsumer work) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            threads.add(new Thread(() -> work.accept(number)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
