// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The timer on a real thread. */
@Timeout(20)
class SystemSchedulerTest {

    private final HealingScheduler scheduler = SystemTime.scheduler();

    @AfterEach
    void leaveNoThreadBehind() {
        assertThat(scheduler.close(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void whatIsDueAtOnceKeepsItsOrder() throws Exception {
        List<Integer> order = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        IntStream.range(0, 1_000).forEach(i -> scheduler.after(Duration.ZERO, () -> order.add(i)));
        scheduler.after(Duration.ZERO, done::countDown);
        done.await();
        assertThat(order).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void aDelayIsKept() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        long before = System.nanoTime();
        scheduler.after(Duration.ofMillis(30), done::countDown);
        done.await();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
    }

    @Test
    void aDelayInThePastIsDueAtOnce() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        scheduler.after(Duration.ofDays(-1), done::countDown);
        done.await();
        assertThat(done.getCount()).isZero();
    }

    @Test
    void whatIsCalledOffDoesNotHappen() throws Exception {
        List<String> happened = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch go = blockTheTimer();
        Cancellable first = scheduler.after(Duration.ZERO, () -> happened.add("first"));
        first.cancel();
        first.cancel();
        scheduler.after(Duration.ZERO, done::countDown);
        go.countDown();
        done.await();
        assertThat(happened).isEmpty();
    }

    @Test
    void aTaskThatThrowsStopsNoTimer() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        scheduler.after(Duration.ZERO, () -> {
            throw new OutOfMemoryError("no room");
        });
        scheduler.after(Duration.ZERO, done::countDown);
        done.await();
        assertThat(done.getCount()).isZero();
    }

    @Test
    void afterTheCloseNothingBegins() {
        List<String> happened = new CopyOnWriteArrayList<>();
        blockTheTimer();
        scheduler.after(Duration.ZERO, () -> happened.add("before the close"));
        assertThat(scheduler.close(Duration.ofSeconds(5))).isEmpty();
        scheduler.after(Duration.ZERO, () -> happened.add("after the close"));
        CompletableFuture<Void> never = new CompletableFuture<>();
        assertThat(scheduler.await(never, Duration.ofMillis(60))).isFalse();
        assertThat(happened).isEmpty();
    }

    @Test
    void awaitsWhatCompletes() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        scheduler.after(Duration.ofMillis(5), () -> stage.complete("done"));
        assertThat(scheduler.await(stage, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void awaitsWhatFailsToo() {
        assertThat(scheduler.await(
                        CompletableFuture.failedFuture(new IllegalStateException("failed")), Duration.ofSeconds(10)))
                .isTrue();
    }

    @Test
    void anAwaitThatIsInterruptedSaysSoAndKeepsTheFlag() {
        Thread.currentThread().interrupt();
        assertThat(scheduler.await(new CompletableFuture<>(), Duration.ofSeconds(10)))
                .isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aSchedulerThatWasNeverUsedHasNoThread() {
        long before = threads();
        HealingScheduler unused = SystemTime.scheduler();
        unused.lane("unused");
        assertThat(threads()).isEqualTo(before);
        assertThat(unused.close(Duration.ZERO)).isEmpty();
    }

    /** Until the latch is counted down, or the close interrupts. */
    private CountDownLatch blockTheTimer() {
        CountDownLatch go = new CountDownLatch(1);
        scheduler.after(Duration.ZERO, () -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return go;
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("prunella-"))
                .count();
    }
}
