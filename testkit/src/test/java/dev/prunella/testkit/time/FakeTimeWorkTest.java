// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.time.HealingScheduler.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeTimeWorkTest {

    private final FakeTime time = FakeTime.create(0, 2);
    private final List<String> trace = new ArrayList<>();

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void letsWorkTakeVirtualTime() {
        var run = time.run("probe", () -> pauseAndNote(300, "probe"));
        time.after(Duration.ofMillis(200), () -> note("timer"));
        time.advance(Duration.ofMillis(299));
        assertThat(run.ended()).isFalse();
        time.advance(Duration.ofMillis(1));
        assertThat(run.ended()).isTrue();
        assertThat(trace).containsExactly("timer@200", "probe@300");
    }

    @Test
    void beginsNothingBeforeTimeIsAdvanced() {
        var run = time.run("probe", () -> note("probe"));
        assertThat(trace).isEmpty();
        time.advance(Duration.ZERO);
        assertThat(trace).containsExactly("probe@0");
        assertThat(run.ended()).isTrue();
    }

    @Test
    void makesWorkWaitForAFreeWorker() {
        time.run("a", () -> pauseAndNote(30, "a"));
        time.run("b", () -> pauseAndNote(10, "b"));
        time.run("c", () -> pauseAndNote(10, "c"));
        time.runUntilIdle(Duration.ofSeconds(1));
        assertThat(trace).containsExactly("b@10", "c@20", "a@30");
    }

    @Test // FAULT-F16
    void givesThePlaceOfAHangingRunAwayOnlyOnceItIsAbandoned() {
        var hanging = time.run("hangs", this::hangForGood);
        time.run("hangs too", this::hangForGood);
        time.run("waits", () -> note("waits"));
        time.advance(Duration.ofHours(1));
        assertThat(trace).isEmpty();
        hanging.abandon();
        hanging.abandon();
        time.advance(Duration.ZERO);
        assertThat(trace).containsExactly("waits@3600000");
        assertThat(hanging.ended()).isFalse();
    }

    @Test
    void interruptsAPauseInTheMomentOfTheInterrupt() {
        var run = time.run("probe", () -> {
            try {
                time.pause(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                note("interrupted");
            }
        });
        time.after(Duration.ofMillis(70), run::interrupt);
        assertThat(time.runUntilIdle(Duration.ofMinutes(1))).isTrue();
        assertThat(trace).containsExactly("interrupted@70");
        assertThat(run.ended()).isTrue();
    }

    @Test // FAULT-F16
    void letsWorkIgnoreInterrupts() {
        var run = time.run("stubborn", this::hangForGood);
        time.advance(Duration.ZERO);
        run.interrupt();
        time.advance(Duration.ofSeconds(1));
        run.interrupt();
        time.advance(Duration.ofSeconds(1));
        assertThat(trace).containsExactly("ignored@0", "ignored@1000");
        assertThat(run.ended()).isFalse();
    }

    @Test
    void callsOffWorkThatHasNotBegun() {
        var run = time.run("probe", () -> note("probe"));
        run.interrupt();
        time.advance(Duration.ofSeconds(1));
        assertThat(run.ended()).isTrue();
        assertThat(trace).isEmpty();
    }

    @Test
    void throwsAtTheNextPauseIfWorkWasInterruptedWhileItRan() {
        var self = new ArrayList<Run>();
        self.add(time.run("probe", () -> {
            self.get(0).interrupt();
            note("goes on");
            pauseAndNote(10, "paused");
        }));
        time.runUntilIdle(Duration.ofSeconds(1));
        assertThat(trace).containsExactly("goes on@0");
        assertThat(time.swallowed()).hasSize(1);
    }

    @Test // FAULT-F16
    void swallowsAndKeepsWhatWorkThrows() {
        var run = time.run("bad", () -> {
            throw new StackOverflowError("deep");
        });
        time.run("good", () -> note("good"));
        time.advance(Duration.ZERO);
        assertThat(run.ended()).isTrue();
        assertThat(time.swallowed()).singleElement().isInstanceOf(StackOverflowError.class);
        assertThat(trace).containsExactly("good@0");
    }

    @Test
    void runsALanesTasksOneAfterTheOther() {
        var lane = time.lane("trail");
        lane.offer(() -> pauseAndNote(50, "slow"));
        lane.offer(() -> note("next"));
        time.lane("listeners").offer(() -> note("other lane"));
        time.advance(Duration.ofMillis(10));
        assertThat(lane.waiting()).isEqualTo(1);
        time.advance(Duration.ofSeconds(1));
        assertThat(trace).containsExactly("other lane@0", "slow@50", "next@50");
    }

    @Test
    void refusesTasksBeyondALanesCapacity() {
        var lane = time.lane("trail", 2);
        assertThat(lane.offer(() -> note("1"))).isTrue();
        assertThat(lane.offer(() -> note("2"))).isTrue();
        assertThat(lane.offer(() -> note("3"))).isFalse();
        time.advance(Duration.ZERO);
        assertThat(trace).containsExactly("1@0", "2@0");
    }

    @Test
    void takesTheSameCourseFromTheSameSeed() {
        assertThat(courseOf(7)).hasSizeGreaterThan(100).isEqualTo(courseOf(7)).isNotEqualTo(courseOf(8));
    }

    @Test
    void refusesToBeAdvancedByWork() {
        time.run("probe", () -> time.advance(Duration.ofSeconds(1)));
        time.advance(Duration.ZERO);
        assertThat(time.swallowed())
                .singleElement()
                .satisfies(e -> assertThat(e).hasMessageContaining("cannot advance"));
    }

    @Test
    void interruptsAndNamesWhatIsLeftWhenTheSchedulerIsClosed() {
        time.run("stubborn", this::hangForGood);
        time.run("obedient", () -> pauseAndNote(100_000, "obedient"));
        time.run("waiting", () -> note("waiting"));
        time.after(Duration.ofMillis(1), () -> note("timer"));
        time.advance(Duration.ZERO);
        assertThat(time.close(Duration.ofSeconds(2))).containsExactly("stubborn");
        assertThat(trace).containsExactly("ignored@0");
        assertThat(time.nanoTime()).isEqualTo(3_000_000_000L);
    }

    @Test
    void beginsNothingAfterTheSchedulerWasClosed() {
        var lane = time.lane("trail");
        assertThat(time.close(Duration.ofSeconds(2))).isEmpty();
        time.after(Duration.ZERO, () -> note("timer"));
        var run = time.run("probe", () -> note("probe"));
        assertThat(lane.offer(() -> note("lane"))).isFalse();
        assertThat(time.lane("late").offer(() -> note("lane"))).isFalse();
        time.advance(Duration.ofSeconds(10));
        assertThat(run.ended()).isTrue();
        assertThat(trace).isEmpty();
    }

    @Test
    void leavesNoThreadAfterClose() {
        time.run("fixture-hangs", this::hangForGood);
        time.lane("fixture-lane").offer(this::hangForGood);
        time.advance(Duration.ZERO);
        time.run("fixture-ends", () -> note("ended"));
        time.advance(Duration.ZERO);
        assertThat(threadNames()).contains("prunella-fixture-hangs", "prunella-fixture-lane", "prunella-fake-idle");
        time.close();
        assertThat(threadNames()).noneMatch(name -> name.startsWith("prunella-f"));
    }

    @Test
    void needsAWorker() {
        assertThatThrownBy(() -> FakeTime.create(0, 0)).hasMessageContaining("not 0");
    }

    private static List<String> courseOf(long seed) {
        var course = new ArrayList<String>();
        try (var time = FakeTime.create(seed, 3)) {
            for (int i = 0; i < 50; i++) {
                var name = "run-" + i;
                time.after(
                        millisOf(time),
                        () -> time.run(name, () -> {
                            course.add(name + " begins " + time.nanoTime());
                            pause(time, millisOf(time));
                            course.add(name + " ends " + time.nanoTime());
                        }));
            }
            time.runUntilIdle(Duration.ofHours(1));
        }
        course.add("end");
        return course;
    }

    private static Duration millisOf(FakeTime time) {
        return Duration.ofMillis(Math.floorMod(time.randomness().nextLong(), 500));
    }

    private static void pause(FakeTime time, Duration duration) {
        try {
            time.pause(duration);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hangForGood() {
        while (true) {
            try {
                time.hang();
            } catch (InterruptedException e) {
                note("ignored");
            }
        }
    }

    private void pauseAndNote(long millis, String what) {
        pause(time, Duration.ofMillis(millis));
        note(what);
    }

    private void note(String what) {
        trace.add(what + "@" + (time.nanoTime() / 1_000_000 - 1_000));
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
