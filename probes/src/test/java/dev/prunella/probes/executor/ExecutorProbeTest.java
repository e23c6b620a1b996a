// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.detect.Reading;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patience is 30 s and a look is taken every 10 s, of virtual time. */
class ExecutorProbeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LongAdder rejected = new LongAdder();
    private Pool pool = new Pool(fixed(2, new LinkedBlockingQueue<>()));

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
    void sendsNoCanaryThatWouldNeedAThreadOfItsOwn() throws Exception {
        pool.complete(1);

        pool.lookFor(Duration.ofMinutes(1), probe());

        assertThat(pool.executor.getPoolSize()).isEqualTo(1);
        assertThat(pool.executor.getCompletedTaskCount()).isEqualTo(1);
    }

    @Test
    void sendsOneCanaryALookThroughWorkersThatAreThere() throws Exception {
        pool.complete(2);
        ExecutorProbe probe = probe();

        assertThat(pool.look(probe).passed()).isTrue();
        await().until(() -> pool.executor.getCompletedTaskCount() == 3);
        assertThat(pool.look(probe).passed()).isTrue();
        await().until(() -> pool.executor.getCompletedTaskCount() == 4);
        assertThat(pool.executor.getPoolSize()).isEqualTo(2);
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
        assertThat(reading.toString()).contains("3 pending", "all 2 workers are busy");
        pool.letGo();
        assertThat(pool.look(probe).passed()).isTrue();
    }

    @Test
    void canaryAloneProvesThatATaskWouldNotBegin() throws Exception {
        pool.complete(2);
        pool.occupy(2);
        ExecutorProbe probe = probe();

        Reading reading = pool.lookFor(Duration.ofMinutes(10), probe);

        assertThat(reading.code()).isEqualTo(ExecutorReadings.STALLED);
        assertThat(pool.executor.getQueue()).hasSize(1);
        pool.letGo();
        assertThat(pool.look(probe).passed()).isTrue();
    }

    @Test
    void withoutCanaryNobodyWaitsSoNothingIsWrong() throws Exception {
        pool.complete(2);
        pool.occupy(2);

        ExecutorProbe probe =
                ExecutorProbe.of(pool.executor, ExecutorWatch.ofDefaults().withoutCanary());

        assertThat(pool.lookFor(Duration.ofMinutes(10), probe).passed()).isTrue();
        assertThat(pool.executor.getQueue()).isEmpty();
    }

    @Test
    void passesTasksThatAreThereToRunForEver() throws Exception {
        pool.occupy(2);

        assertThat(pool.lookFor(Duration.ofMinutes(10), probe()).passed()).isTrue();
        assertThat(pool.executor.getQueue()).isEmpty();
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
    void aBurstIsNoSymptom() throws Exception {
        use(fixed(2, new ArrayBlockingQueue<>(20)));
        pool.complete(2);
        ExecutorProbe probe = probe();
        for (int burst = 0; burst < 10; burst++) {
            pool.occupy(2);
            pool.queue(20);
            assertThat(pool.lookFor(Duration.ofSeconds(20), probe).passed()).isTrue();
            pool.letGo();
            pool.time.advance(Duration.ofSeconds(10));
            assertThat(pool.look(probe).passed()).isTrue();
        }
    }

    @Test
    void saturatedWhenItsQueueStaysFullWhileItGetsOn() throws Exception {
        use(fixed(1, new ArrayBlockingQueue<>(10)));
        ExecutorProbe probe = probe();

        Reading reading = keepFull(probe, 10);

        assertThat(reading.code()).isEqualTo(ExecutorReadings.SATURATED);
        assertThat(reading.toString()).contains("the queue holds 10 and takes 0 more");
        pool.letGo();
        pool.time.advance(Duration.ofSeconds(5));
        assertThat(pool.look(probe).passed()).isTrue();
    }

    @Test
    void queueIsFullWithATenthOfItLeft() throws Exception {
        use(fixed(1, new ArrayBlockingQueue<>(10)));
        assertThat(keepFull(probe(), 9).code()).isEqualTo(ExecutorReadings.SATURATED);
        use(fixed(1, new ArrayBlockingQueue<>(10)));
        assertThat(keepFull(probe(), 8).passed()).isTrue();
    }

    @Test
    void directHandOffIsSaturatedWhenNobodyIsFreeAndNoneCanBeAdded() throws Exception {
        use(fixed(2, new SynchronousQueue<>()));
        pool.complete(1);
        ExecutorProbe probe = probe();
        pool.occupy(2);

        assertThat(pool.lookFor(Duration.ofSeconds(20), probe).passed()).isTrue();
        assertThat(pool.lookFor(Duration.ofSeconds(10), probe).code()).isEqualTo(ExecutorReadings.SATURATED);
    }

    @Test
    void directHandOffWithAFreeWorkerOrRoomForOnePasses() throws Exception {
        use(new ThreadPoolExecutor(0, 3, 1, TimeUnit.MINUTES, new SynchronousQueue<>()));
        pool.complete(1);
        pool.occupy(2);

        assertThat(pool.lookFor(Duration.ofMinutes(2), probe()).passed()).isTrue();
        assertThat(pool.executor.getPoolSize()).isEqualTo(2);
    }

    @Test
    void saturatedWhenTasksAreRejectedAgainAndAgain() throws Exception {
        ExecutorProbe probe = probe();
        Reading reading = pool.look(probe);
        for (int i = 0; i < 4; i++) {
            assertThat(reading.passed()).isTrue();
            rejected.add(7);
            pool.time.advance(Duration.ofSeconds(10));
            reading = pool.look(probe);
        }
        assertThat(reading.code()).isEqualTo(ExecutorReadings.SATURATED);
        assertThat(reading.toString()).contains("7 were rejected");
        pool.time.advance(Duration.ofSeconds(4));
        assertThat(pool.look(probe).failed()).isTrue();
        pool.time.advance(Duration.ofSeconds(1));
        assertThat(pool.look(probe).passed()).isTrue();
    }

    @Test
    void saturatedWhenAnUnboundedQueueMakesTasksWaitTooLong() throws Exception {
        use(fixed(1, new LinkedBlockingQueue<>()));
        pool.complete(1);
        pool.occupy(1);
        pool.queue(100);
        ExecutorProbe probe = probe();
        pool.look(probe);
        assertThat(pool.executor.getQueue()).hasSize(101);

        Reading reading = Reading.pass();
        for (int i = 0; i < 3; i++) {
            assertThat(reading.passed()).isTrue();
            oneEnds();
            pool.time.advance(Duration.ofSeconds(10));
            reading = pool.look(probe);
        }

        assertThat(reading.code()).isEqualTo(ExecutorReadings.SATURATED);
        assertThat(reading.toString()).contains("a task waits more than 30 s");
        pool.letGo();
        assertThat(pool.look(probe).passed()).isTrue();
    }

    @Test
    void forgetsACanaryThatSomebodyTookOutOfTheQueue() throws Exception {
        pool.complete(2);
        pool.occupy(2);
        ExecutorProbe probe = probe();
        pool.look(probe);
        assertThat(pool.executor.getQueue()).hasSize(1);

        pool.executor.getQueue().clear();
        pool.letGo();
        pool.time.advance(Duration.ofMinutes(1));

        assertThat(pool.look(probe).passed()).isTrue();
    }

    @Test
    void triesNoCanaryAgainWhereTheApplicationsDecorationThrows() throws Exception {
        int[] asked = new int[1];
        use(new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            public void execute(Runnable task) {
                if (task instanceof Canary.Task) {
                    asked[0]++;
                    throw new IllegalStateException("no request");
                }
                super.execute(task);
            }
        });
        pool.complete(1);

        assertThat(pool.lookFor(Duration.ofMinutes(1), probe()).passed()).isTrue();
        assertThat(asked[0]).isEqualTo(1);
    }

    @Test
    void saturatedWhenTheCanaryItselfIsRejected() throws Exception {
        use(new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            public void execute(Runnable task) {
                if (task instanceof Canary.Task) {
                    throw new RejectedExecutionException("no more");
                }
                super.execute(task);
            }
        });
        pool.complete(1);

        assertThat(pool.lookFor(PATIENCE, probe()).code()).isEqualTo(ExecutorReadings.SATURATED);
    }

    @Test
    void aCanaryThatItsSenderHadToRunWasRejected() throws Exception {
        use(new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override
            public void execute(Runnable task) {
                if (task instanceof Canary.Task) {
                    task.run();
                    return;
                }
                super.execute(task);
            }
        });
        pool.complete(1);

        assertThat(pool.lookFor(PATIENCE, probe()).code()).isEqualTo(ExecutorReadings.SATURATED);
    }

    @Test
    void sendsNothingIntoAQueueThatOrdersItsTasks() throws Exception {
        use(fixed(1, new PriorityBlockingQueue<>()));
        pool.complete(1);

        assertThat(pool.lookFor(Duration.ofMinutes(1), probe()).passed()).isTrue();
        assertThat(pool.executor.getCompletedTaskCount()).isEqualTo(1);
    }

    @Test
    void leavesTheFewPlacesOfASmallQueueToTheApplication() throws Exception {
        use(fixed(1, new ArrayBlockingQueue<>(15)));
        pool.complete(1);

        assertThat(pool.lookFor(Duration.ofMinutes(1), probe()).passed()).isTrue();
        assertThat(pool.executor.getCompletedTaskCount()).isEqualTo(1);
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
        assertThat(reading.toString()).contains("1 pending", "all 1 workers");
    }

    @Test
    void aSchedulerTakesTheCanary() throws Exception {
        ScheduledThreadPoolExecutor scheduler = scheduler();
        pool.complete(1);
        pool.occupy(1);

        Reading reading = pool.lookFor(Duration.ofMinutes(1), ExecutorProbe.of(scheduler, ExecutorWatch.ofDefaults()));

        assertThat(reading.code()).isEqualTo(ExecutorReadings.STALLED);
        assertThat(scheduler.getQueue()).hasSize(1);
    }

    @Test
    void nothingIsKnownOfOneThatWasShutDown() throws Exception {
        ExecutorProbe probe = probe();
        pool.executor.shutdown();

        Reading reading = pool.look(probe);

        assertThat(reading.status()).isEqualTo(Reading.Status.UNKNOWN);
        assertThat(reading.code()).isEqualTo(ExecutorReadings.SHUT_DOWN);
    }

    /** Keeps so many in the queue while one ends between two looks. */
    private Reading keepFull(ExecutorProbe probe, int queued) throws Exception {
        pool.occupy(1);
        pool.queue(queued);
        Reading reading = pool.look(probe);
        for (int i = 0; i < 3; i++) {
            assertThat(reading.passed()).isTrue();
            oneEnds();
            pool.queue(1);
            pool.time.advance(Duration.ofSeconds(10));
            reading = pool.look(probe);
        }
        return reading;
    }

    /** One of the tasks that wait ends, and the worker takes the next. */
    private void oneEnds() {
        long before = pool.executor.getCompletedTaskCount();
        int queued = pool.executor.getQueue().size();
        pool.step();
        await().until(() -> pool.executor.getCompletedTaskCount() == before + 1
                && pool.executor.getQueue().size() == queued - 1);
    }

    private ExecutorProbe probe() {
        return ExecutorProbe.of(pool.executor, ExecutorWatch.ofDefaults(), rejected::sum);
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

    private static ThreadPoolExecutor fixed(int workers, BlockingQueue<Runnable> queue) {
        return new ThreadPoolExecutor(workers, workers, 0, TimeUnit.SECONDS, queue);
    }
}
