// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.detect.Reading;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Patience is 30 s and a look is taken every 10 s, of virtual time. */
class SaturationTest {

    private final LongAdder rejected = new LongAdder();
    private Pool pool = new Pool(Pool.fixed(2, new LinkedBlockingQueue<>()));

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Test
    void aBurstIsNoSymptom() throws Exception {
        use(Pool.fixed(2, new ArrayBlockingQueue<>(20)));
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
        use(Pool.fixed(1, new ArrayBlockingQueue<>(10)));
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
        use(Pool.fixed(1, new ArrayBlockingQueue<>(10)));
        assertThat(keepFull(probe(), 9).code()).isEqualTo(ExecutorReadings.SATURATED);
        use(Pool.fixed(1, new ArrayBlockingQueue<>(10)));
        assertThat(keepFull(probe(), 8).passed()).isTrue();
    }

    @Test
    void directHandOffIsSaturatedWhenNobodyIsFreeAndNoneCanBeAdded() throws Exception {
        use(Pool.fixed(2, new SynchronousQueue<>()));
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
        use(Pool.fixed(1, new LinkedBlockingQueue<>()));
        pool.complete(1);
        pool.occupy(1);
        pool.queue(100);
        ExecutorProbe probe = probe();
        pool.look(probe);
        assertThat(pool.executor.getQueue()).hasSize(101);

        Reading reading = Reading.pass();
        for (int i = 0; i < 3; i++) {
            assertThat(reading.passed()).isTrue();
            pool.oneEnds();
            pool.time.advance(Duration.ofSeconds(10));
            reading = pool.look(probe);
        }

        assertThat(reading.code()).isEqualTo(ExecutorReadings.SATURATED);
        assertThat(reading.toString()).contains("a task waits more than 30 s");
        pool.letGo();
        assertThat(pool.look(probe).passed()).isTrue();
    }

    @Test
    void staysSaturatedFromOneCanaryToTheNext() throws Exception {
        use(Pool.fixed(1, new LinkedBlockingQueue<>()));
        pool.complete(1);
        pool.occupy(1);
        pool.queue(5);
        ExecutorProbe probe = probe();
        pool.look(probe);
        pool.queue(5);
        for (int i = 0; i < 5; i++) {
            pool.oneEnds();
            pool.time.advance(Duration.ofSeconds(10));
        }
        assertThat(pool.look(probe).code()).isEqualTo(ExecutorReadings.SATURATED);

        pool.step();
        await().until(() -> pool.executor.getQueue().size() == 4);
        assertThat(pool.look(probe).code()).isEqualTo(ExecutorReadings.SATURATED);
        assertThat(pool.executor.getQueue()).hasSize(5);

        pool.letGo();
        assertThat(pool.look(probe).passed()).isTrue();
    }

    @Test
    void loopsThatAreHandedOverDirectlyAreNoSaturation() throws Exception {
        use(Pool.fixed(2, new SynchronousQueue<>()));
        pool.occupy(2);

        assertThat(pool.lookFor(Duration.ofMinutes(2), probe()).passed()).isTrue();
    }

    /** Keeps so many in the queue while one ends between two looks. */
    private Reading keepFull(ExecutorProbe probe, int queued) throws Exception {
        pool.occupy(1);
        pool.queue(queued);
        Reading reading = pool.look(probe);
        for (int i = 0; i < 3; i++) {
            assertThat(reading.passed()).isTrue();
            pool.oneEnds();
            pool.queue(1);
            pool.time.advance(Duration.ofSeconds(10));
            reading = pool.look(probe);
        }
        return reading;
    }

    private ExecutorProbe probe() {
        return ExecutorProbe.of(pool.executor, ExecutorWatch.ofDefaults(), rejected::sum);
    }

    private void use(ThreadPoolExecutor executor) {
        pool.close();
        pool = new Pool(executor);
    }
}
