// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers on real threads: a fixed number of places, none of them lost to work that never returns. */
@Timeout(20)
class WorkersTest {

    private static final int PLACES = 2;

    private final SystemScheduler scheduler = new SystemScheduler(PLACES);
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void leaveNoThreadBehind() {
        testIsOver.countDown();
        assertThat(scheduler.close(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void asManyRunAtOnceAsThereArePlaces() {
        CountDownLatch both = new CountDownLatch(PLACES);
        AtomicInteger begun = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            scheduler.run("work", () -> {
                begun.incrementAndGet();
                both.countDown();
                waitFor(testIsOver);
            });
        }
        waitFor(both);
        assertThat(begun).hasValue(PLACES);
    }

    @Test
    void anAbandonedWorkersPlaceIsTakenByAnother() {
        List<HealingScheduler.Run> stuck = fillAllPlaces();
        scheduler.run("next", done::countDown);
        assertThat(done.getCount()).isEqualTo(1);
        stuck.get(0).abandon();
        waitFor(done);
    }

    @Test
    void abandoningTwiceGivesOnePlaceBack() {
        List<HealingScheduler.Run> stuck = fillAllPlaces();
        stuck.get(0).abandon();
        stuck.get(0).abandon();
        AtomicInteger atOnce = new AtomicInteger();
        CountDownLatch first = new CountDownLatch(1);
        for (int i = 0; i < 4; i++) {
            scheduler.run("next", () -> {
                atOnce.incrementAndGet();
                first.countDown();
                waitFor(testIsOver);
            });
        }
        waitFor(first);
        assertThat(atOnce).hasValue(1);
    }

    @Test
    void anAbandonedThreadEndsWithItsWorkAndTakesNoMore() {
        ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        HealingScheduler.Run stuck = runUntil(go, threads);
        stuck.abandon();
        go.countDown();
        join(threads.element());
        scheduler.run("next", () -> {
            threads.add(Thread.currentThread());
            done.countDown();
        });
        waitFor(done);
        assertThat(threads).doesNotHaveDuplicates().hasSize(2);
        assertThat(stuck.ended()).isTrue();
    }

    @Test
    void workThatHasNotBegunIsCalledOffByAnInterrupt() {
        List<HealingScheduler.Run> stuck = fillAllPlaces();
        HealingScheduler.Run never = scheduler.run("never", done::countDown);
        never.interrupt();
        assertThat(never.ended()).isTrue();
        CountDownLatch behind = new CountDownLatch(1);
        scheduler.run("behind", behind::countDown);
        stuck.get(0).abandon();
        waitFor(behind);
        assertThat(done.getCount()).isEqualTo(1);
    }

    @Test
    void anInterruptHitsTheWorkThatRuns() {
        CountDownLatch begun = new CountDownLatch(1);
        HealingScheduler.Run run = scheduler.run("work", () -> {
            begun.countDown();
            try {
                testIsOver.await();
            } catch (InterruptedException e) {
                done.countDown();
            }
        });
        waitFor(begun);
        run.interrupt();
        waitFor(done);
    }

    @Test
    void anInterruptNeverHitsTheWorkThatComesNext() {
        AtomicInteger hit = new AtomicInteger();
        for (int i = 0; i < 2_000; i++) {
            CountDownLatch ended = new CountDownLatch(1);
            HealingScheduler.Run run =
                    scheduler.run("work", () -> Thread.currentThread().interrupt());
            HealingScheduler.Run next = scheduler.run("next", () -> {
                hit.addAndGet(Thread.currentThread().isInterrupted() ? 1 : 0);
                ended.countDown();
            });
            run.interrupt();
            waitFor(ended);
            assertThat(next).isNotSameAs(run);
        }
        assertThat(hit).hasValue(0);
    }

    @Test
    void whatWorkThrowsCostsNoWorker() {
        for (int i = 0; i < 100; i++) {
            scheduler.run("mad", () -> {
                throw new StackOverflowError();
            });
        }
        scheduler.run("next", done::countDown);
        waitFor(done);
    }

    @Test
    void aThreadIsNamedByWorkThatLasts() {
        ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
        runUntil(testIsOver, threads);
        awaitName(threads.element(), "prunella-worker-\\d+ work");
        assertThat(threads.element().isDaemon()).isTrue();
    }

    @Test
    void aThreadThatIsGivenUpIsNamedAtOnce() {
        ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
        runUntil(testIsOver, threads).abandon();
        assertThat(threads.element().getName()).matches("prunella-worker-\\d+ work");
    }

    @Test
    void aThreadIsNotNamedByWorkThatHasEnded() {
        ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();
        CountDownLatch go = new CountDownLatch(1);
        HealingScheduler.Run run = runUntil(go, threads);
        run.interrupt();
        assertThat(threads.element().getName()).endsWith(" work");
        go.countDown();
        awaitName(threads.element(), "prunella-worker-\\d+");
        assertThat(run.ended()).isTrue();
    }

    private static void awaitName(Thread thread, String pattern) {
        while (!thread.getName().matches(pattern)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void closeNamesWhatIgnoresInterruptsAndBeginsNothing() {
        fillAllPlaces();
        HealingScheduler.Run never = scheduler.run("never", done::countDown);
        assertThat(scheduler.close(Duration.ofMillis(100))).hasSize(PLACES).allMatch(name -> name.endsWith(" stuck"));
        HealingScheduler.Run late = scheduler.run("late", done::countDown);
        assertThat(never.ended()).isTrue();
        assertThat(late.ended()).isTrue();
        assertThat(done.getCount()).isEqualTo(1);
    }

    @Test
    void closeIsBoundedForAllTogether() {
        fillAllPlaces();
        long before = System.nanoTime();
        scheduler.close(Duration.ofMillis(200));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    private List<HealingScheduler.Run> fillAllPlaces() {
        CountDownLatch begun = new CountDownLatch(PLACES);
        List<HealingScheduler.Run> runs = IntStream.range(0, PLACES)
                .mapToObj(i -> scheduler.run("stuck", () -> {
                    begun.countDown();
                    waitFor(testIsOver);
                }))
                .toList();
        waitFor(begun);
        return runs;
    }

    private HealingScheduler.Run runUntil(CountDownLatch go, ConcurrentLinkedQueue<Thread> threads) {
        CountDownLatch begun = new CountDownLatch(1);
        HealingScheduler.Run run = scheduler.run("work", () -> {
            threads.add(Thread.currentThread());
            begun.countDown();
            waitFor(go);
        });
        waitFor(begun);
        return run;
    }

    private static void join(Thread thread) {
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertThat(thread.isAlive()).isFalse();
    }

    /** Ignores interrupts. */
    private static void waitFor(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // whoever waits here is there to ignore it
            }
        }
    }
}
