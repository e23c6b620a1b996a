// SPDX-License-Identifier: Apache-2.0
package dev.prunella.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lanes on real threads: in order, one at a time, bounded. */
@Timeout(20)
class ThreadLaneTest {

    private static final int CAPACITY = 1_024;

    private final HealingScheduler scheduler = SystemTime.scheduler();
    private final HealingScheduler.Lane lane = scheduler.lane("lane");
    private final CountDownLatch testIsOver = new CountDownLatch(1);

    @AfterEach
    void leaveNoThreadBehind() {
        testIsOver.countDown();
        assertThat(scheduler.close(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void keepsTheOrder() {
        List<Integer> order = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        IntStream.range(0, 1_000).forEach(i -> lane.offer(() -> order.add(i)));
        lane.offer(done::countDown);
        waitFor(done);
        assertThat(order).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
    }

    @Test
    void isBounded() {
        // INVARIANT 32
        block();
        IntStream.range(0, CAPACITY)
                .forEach(i -> assertThat(lane.offer(() -> {})).isTrue());
        assertThat(lane.offer(() -> {})).isFalse();
        assertThat(lane.waiting()).isEqualTo(CAPACITY);
    }

    @Test
    void aLaneThatIsStuckHoldsUpNoOther() {
        block();
        CountDownLatch done = new CountDownLatch(1);
        scheduler.lane("other").offer(done::countDown);
        waitFor(done);
    }

    @Test
    void whatATaskThrowsEndsNoLane() {
        CountDownLatch done = new CountDownLatch(1);
        lane.offer(() -> {
            throw new StackOverflowError();
        });
        lane.offer(done::countDown);
        waitFor(done);
    }

    @Test
    void anInterruptThatATaskLeavesBehindDoesNotHitTheNext() {
        List<Boolean> interrupted = new CopyOnWriteArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        lane.offer(() -> Thread.currentThread().interrupt());
        lane.offer(() -> interrupted.add(Thread.currentThread().isInterrupted()));
        lane.offer(done::countDown);
        waitFor(done);
        assertThat(interrupted).containsExactly(false);
    }

    @Test
    void closeNamesALaneThatIgnoresInterruptsAndTakesNoMore() {
        block();
        lane.offer(() -> {});
        assertThat(scheduler.close(Duration.ofMillis(100))).containsExactly("prunella-lane");
        assertThat(lane.offer(() -> {})).isFalse();
        assertThat(lane.waiting()).isZero();
    }

    @Test
    void aLaneOfAClosedSchedulerTakesNothing() {
        scheduler.close(Duration.ZERO);
        assertThat(scheduler.lane("late").offer(() -> {})).isFalse();
    }

    private void block() {
        CountDownLatch begun = new CountDownLatch(1);
        lane.offer(() -> {
            begun.countDown();
            waitFor(testIsOver);
        });
        waitFor(begun);
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
