// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.detect.Reading;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patience is 30 s and a look is taken every 10 s, of virtual time. */
class ExecutorProbeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Pool pool = new Pool(Pool.fixed(2, new LinkedBlockingQueue<>()));

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void passesAnIdleExecutorAndStartsNoThreadInIt() throws Exception {
        assertThat(pool.lookFor(Duration.ofMinutes(2), probe()).passed()).isTrue();
        assertThat(pool.executor.getPoolSize()).isZero();
    }

    @Test
    void stalledWhenNothingEndsWhileWorkWaits() throws Exception {
        pool.occupy(2);
        pool.queue(3);
        ExecutorProbe probe = probe();

        assertThat(pool.lookFor(Duration.ofSeconds(20), probe).passed()).isTrue();
        pool.time.advance(Duration.ofSeconds(10));
        Reading reading = pool.look(probe);

        assertThat(reading.code()).isEqualTo(ExecutorReadings.STALLED);
        assertThat(reading.toString()).contains("3 pending", "2 of 2 workers are busy");
        pool.letGo();
        assertThat(pool.look(probe).passed()).isTrue();
    }

    @Test
    void stalledWhenThereIsNoWorkerToTakeWhatWaits() throws Exception {
        pool.executor.getQueue().add(() -> {});

        assertThat(pool.lookFor(PATIENCE, probe()).toString()).contains("1 pending", "0 of 0 workers are busy");
    }

    @Test
    void passesAsLongAsOneWorkerGetsOn() throws Exception {
        pool.complete(2);
        pool.occupy(1);
        ExecutorProbe probe = probe();

        for (int i = 0; i < 20; i++) {
            assertThat(pool.look(probe).passed()).isTrue();
            long before = pool.executor.getCompletedTaskCount();
            pool.executor.execute(() -> {});
            await().until(() -> pool.executor.getCompletedTaskCount() > before);
            pool.time.advance(Duration.ofSeconds(10));
        }
    }

    @Test
    void aSchedulersFutureTasksDoNotWait() throws Exception {
        ScheduledThreadPoolExecutor scheduler = scheduler();
        pool.complete(1);
        ExecutorProbe probe =
                ExecutorProbe.of(scheduler, ExecutorWatch.ofDefaults().withoutCanary());
        var unused = scheduler.schedule(() -> {}, 1, TimeUnit.DAYS);
        pool.occupy(1);

        assertThat(pool.lookFor(Duration.ofMinutes(2), probe).passed()).isTrue();
    }

    @Test
    void aSchedulerIsStalledWhenOneTaskHoldsUpTheOthers() throws Exception {
        ScheduledThreadPoolExecutor scheduler = scheduler();
        var unused = scheduler.schedule(() -> {}, 1, TimeUnit.DAYS);
        pool.occupy(1);
        scheduler.execute(() -> {});

        Reading reading = pool.lookFor(PATIENCE, ExecutorProbe.of(scheduler, ExecutorWatch.ofDefaults()));

        assertThat(reading.code()).isEqualTo(ExecutorReadings.STALLED);
        assertThat(reading.toString()).contains("1 pending", "1 of 1 workers");
    }

    @Test
    void nothingIsKnownOfOneThatWasShutDown() throws Exception {
        ExecutorProbe probe = probe();
        pool.executor.shutdown();

        Reading reading = pool.look(probe);

        assertThat(reading.status()).isEqualTo(Reading.Status.UNKNOWN);
        assertThat(reading.code()).isEqualTo(ExecutorReadings.SHUT_DOWN);
    }

    private ExecutorProbe probe() {
        return ExecutorProbe.of(pool.executor, ExecutorWatch.ofDefaults());
    }

    private ScheduledThreadPoolExecutor scheduler() {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
        use(scheduler);
        return scheduler;
    }

    private void use(ThreadPoolExecutor executor) {
        pool.close();
        pool = new Pool(executor);
    }
}
