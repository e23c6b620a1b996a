// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.detect.Reading;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patience is 30 s and a look is taken every 10 s, of virtual time. */
class CanaryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Pool pool = new Pool(Pool.fixed(2, new LinkedBlockingQueue<>()));

    @AfterEach
    void closePool() {
        pool.close();
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
        use(Pool.fixed(1, new PriorityBlockingQueue<>(1, Comparator.comparing(Object::hashCode))));
        pool.complete(1);

        assertThat(pool.lookFor(Duration.ofMinutes(1), probe()).passed()).isTrue();
        assertThat(pool.executor.getCompletedTaskCount()).isEqualTo(1);
    }

    @Test
    void leavesTheFewPlacesOfASmallQueueToTheApplication() throws Exception {
        use(Pool.fixed(1, new ArrayBlockingQueue<>(15)));
        pool.complete(1);

        assertThat(pool.lookFor(Duration.ofMinutes(1), probe()).passed()).isTrue();
        assertThat(pool.executor.getCompletedTaskCount()).isEqualTo(1);
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
    void forgetsACanaryThatIsGoneOnceMoreHasEndedThanWasBeforeIt() throws Exception {
        use(Pool.fixed(1, new LinkedBlockingQueue<>()));
        pool.complete(1);
        pool.occupy(1);
        pool.queue(2);
        ExecutorProbe probe = probe();
        pool.look(probe);
        assertThat(pool.executor.getQueue().removeIf(task -> task instanceof Canary.Task))
                .isTrue();
        pool.queue(20);

        for (int i = 0; i < 7; i++) {
            pool.oneEnds();
            pool.time.advance(Duration.ofSeconds(5));
            assertThat(pool.look(probe).passed()).isTrue();
        }
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
