// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Looks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patience is 2 min and a look is taken every 10 s, of virtual time. */
// REQ A5, L1
class StuckThreadsProbeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Looks looks = new Looks();
    private final OwnedThreads owned = OwnedThreads.of(work -> new Thread(work, "orders-worker"));
    private final ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(2, owned);
    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean spins = true;

    @AfterEach
    void end() {
        spins = false;
        gate.countDown();
        pool.shutdownNow();
        looks.close();
    }

    @Test
    void tellsAThreadThatStandsForLongerThanItsPatience() throws Exception {
        occupy();
        StuckThreadsProbe probe = probe();

        assertThat(looks.over(PATIENCE.minusSeconds(10), probe).passed()).isTrue();
        Reading reading = looks.after(Duration.ofSeconds(10), probe);

        assertThat(reading.code()).isEqualTo(JvmReadings.STALLED);
        assertThat(reading.value()).isEqualTo(new Reading.Measurement(1, "threads"));
        assertThat(reading.reason().text())
                .contains("\"orders-worker\" has stood for 120 s, waiting for CountDownLatch$Sync@")
                .contains("at CountDownLatch.await");
    }

    @Test
    void aPauseOfTheProcessIsNoProof() throws Exception {
        occupy();
        StuckThreadsProbe probe = probe();
        looks.of(probe);

        assertThat(looks.after(Duration.ofHours(1), probe).passed()).isTrue();
        assertThat(looks.over(Duration.ofMinutes(1), probe).passed()).isTrue();
        assertThat(looks.over(Duration.ofMinutes(1), probe).failed()).isTrue();
    }

    @Test
    void passesAgainWhenItGoesOn() throws Exception {
        occupy();
        StuckThreadsProbe probe = probe();
        assertThat(looks.over(PATIENCE, probe).failed()).isTrue();

        gate.countDown();
        await().until(() -> pool.getActiveCount() == 0);

        assertThat(looks.of(probe).passed()).isTrue();
    }

    @Test
    void neverTakesAWorkerWithoutWorkForStuck() {
        pool.prestartAllCoreThreads();
        await().until(() -> LiveThreads.of(owned).stream().allMatch(each -> each.getState() == Thread.State.WAITING));

        Reading reading = looks.over(Duration.ofMinutes(10), probe());

        assertThat(reading.passed()).isTrue();
        assertThat(LiveThreads.of(owned)).hasSize(2);
    }

    @Test
    void passesAThreadThatIsSeenAtOnePlaceAndWorksInBetween() throws Exception {
        Semaphore steps = new Semaphore(0);
        pool.execute(() -> {
            while (gate.getCount() > 0) {
                steps.acquireUninterruptibly();
            }
        });
        StuckThreadsProbe probe = probe();

        for (int i = 0; i < 20; i++) {
            await().until(steps::hasQueuedThreads);
            assertThat(looks.after(Duration.ofSeconds(10), probe).passed()).isTrue();
            steps.release();
        }
        gate.countDown();
        steps.release();
    }

    @Test
    void passesAThreadThatReadsAtOnePlaceAndWorksInBetween() throws Exception {
        Pipe pipe = Pipe.open();
        AtomicInteger done = new AtomicInteger();
        pool.execute(() -> read(pipe.source(), done));
        StuckThreadsProbe probe = probe();

        for (int i = 0; i < 20; i++) {
            int expected = i;
            await().pollInterval(Duration.ofMillis(5)).until(() -> done.get() == expected && stands("read0"));
            assertThat(looks.after(Duration.ofSeconds(10), probe).passed()).isTrue();
            pipe.sink().write(ByteBuffer.allocate(1));
        }
        pipe.sink().close();
    }

    @Test
    void tellsAThreadThatGoesRoundInACircle() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        pool.execute(() -> {
            begun.countDown();
            spin();
        });
        begun.await();
        StuckThreadsProbe probe = StuckThreadsProbe.of(StuckWatch.of(owned).patience(Duration.ofMillis(4)));
        await().until(() -> looks.of(probe).passed() && stands("spin"));
        looks.of(probe);

        Reading reading = Reading.pass();
        for (int i = 0; i < 5; i++) {
            useProcessorTime(Duration.ofMillis(2));
            reading = looks.after(Duration.ofMillis(1), probe);
        }

        assertThat(reading.code()).isEqualTo(JvmReadings.STALLED);
        assertThat(reading.toString()).contains("StuckThreadsProbeTest.spin");
    }

    @Test
    void leavesThreadsOfOthersAlone() throws Exception {
        occupy();

        StuckThreadsProbe probe = StuckThreadsProbe.of(StuckWatch.of(ThreadOwner.named("billing-")));

        assertThat(looks.over(Duration.ofMinutes(10), probe).passed()).isTrue();
    }

    @Test
    void leavesAThreadAloneWhereTheApplicationSaysThatItIsIdle() throws Exception {
        occupy();
        StuckWatch watch = StuckWatch.of(owned).idleAt(StuckThreadsProbeTest.class.getName() + ".waitAtTheGate");

        assertThat(looks.over(Duration.ofMinutes(10), StuckThreadsProbe.of(watch))
                        .passed())
                .isTrue();
    }

    @Test
    void leavesTheSupervisorsOwnThreadsAlone() {
        Thread ours = new Thread(this::waitAtTheGate, "prunella-worker-of-a-test");
        ours.start();
        await().until(() -> ours.getState() == Thread.State.WAITING);
        StuckThreadsProbe probe = StuckThreadsProbe.of(StuckWatch.of(thread -> thread == ours));

        assertThat(looks.over(Duration.ofMinutes(10), probe).passed()).isTrue();
    }

    @Test
    void refusesAPatienceOfNothing() {
        StuckWatch watch = StuckWatch.of(owned);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch.patience(Duration.ZERO))
                .withMessage("stuck watch: patience must be more than zero, got PT0S");
    }

    private StuckThreadsProbe probe() {
        return StuckThreadsProbe.of(StuckWatch.of(owned));
    }

    private void occupy() {
        pool.execute(this::waitAtTheGate);
        await().until(() -> LiveThreads.of(owned).stream().anyMatch(each -> each.getState() == Thread.State.WAITING));
    }

    private void waitAtTheGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void spin() {
        while (spins) {
            // The volatile read is all that it does.
        }
    }

    /** Each byte is a millisecond's work. */
    private static void read(Pipe.SourceChannel source, AtomicInteger done) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try {
            while (source.read(ByteBuffer.allocate(1)) > 0) {
                long end =
                        threads.getCurrentThreadCpuTime() + Duration.ofMillis(1).toNanos();
                while (threads.getCurrentThreadCpuTime() < end) {
                    Thread.onSpinWait();
                }
                done.incrementAndGet();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean stands(String method) {
        StackTraceElement[] stack = LiveThreads.of(owned).get(0).getStackTrace();
        return stack.length > 0 && stack[0].getMethodName().equals(method);
    }

    private void useProcessorTime(Duration more) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long id = LiveThreads.of(owned).get(0).getId();
        long before = threads.getThreadCpuTime(id);
        await().until(() -> threads.getThreadCpuTime(id) - before >= more.toNanos());
    }
}
