// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeTimeTest {

    private final FakeTime time = FakeTime.create();
    private final List<String> trace = new ArrayList<>();

    @AfterEach
    void close() {
        time.close();
    }

    @Test
    void runsWhatIsDueInTheOrderOfTimeAndThenOfInsertion() {
        time.after(millis(20), () -> note("c"));
        time.after(millis(10), () -> note("a"));
        time.after(millis(10), () -> note("b"));
        time.after(millis(31), () -> note("late"));
        time.advance(millis(30));
        assertThat(trace).containsExactly("a@10", "b@10", "c@20");
        assertThat(elapsedMillis()).isEqualTo(30);
    }

    @Test
    void runsATaskWithoutDelayAfterWhatIsAlreadyDue() {
        time.after(Duration.ZERO, () -> {
            time.after(millis(-5), () -> note("third"));
            note("first");
        });
        time.after(Duration.ZERO, () -> note("second"));
        assertThat(trace).isEmpty();
        time.advance(Duration.ZERO);
        assertThat(trace).containsExactly("first@0", "second@0", "third@0");
    }

    @Test
    void doesNotRunWhatWasCancelled() {
        var cancelled = time.after(millis(10), () -> note("cancelled"));
        time.after(millis(5), cancelled::cancel);
        time.advance(millis(20));
        assertThat(trace).isEmpty();
    }

    @Test
    void runsUntilNothingIsLeftAndNoLonger() {
        time.after(millis(10), () -> time.after(millis(10), () -> note("last")));
        assertThat(time.runUntilIdle(Duration.ofDays(1))).isTrue();
        assertThat(trace).containsExactly("last@20");
        assertThat(elapsedMillis()).isEqualTo(20);
    }

    @Test
    void stopsAtTheLimitIfThereIsAlwaysMore() {
        tick();
        assertThat(time.runUntilIdle(millis(35))).isFalse();
        assertThat(trace).containsExactly("tick@10", "tick@20", "tick@30");
        assertThat(elapsedMillis()).isEqualTo(35);
    }

    @Test
    void saysSoWhenTimeStandsStill() {
        scheduleAtOnceForEver();
        assertThatThrownBy(() -> time.advance(millis(1))).hasMessageContaining("stands still");
    }

    @Test // FAULT-F15
    void letsTheWallClockJumpWhileMonotonicTimeGoesOn() {
        time.after(millis(10), () -> note("task"));
        time.jumpWallClock(Duration.ofHours(-1));
        time.advance(millis(10));
        assertThat(trace).containsExactly("task@10");
        assertThat(time.wallTime()).isEqualTo(Instant.parse("2025-12-31T23:00:00.010Z"));
    }

    @Test
    void drawsTheSameChanceFromTheSameSeed() {
        try (var same = FakeTime.create();
                var other = FakeTime.create(1, 8)) {
            var first = time.randomness().nextLong();
            assertThat(same.randomness().nextLong()).isEqualTo(first);
            assertThat(other.randomness().nextLong()).isNotEqualTo(first);
        }
    }

    @Test
    void throwsWhatATimersTaskThrows() {
        time.after(Duration.ZERO, () -> {
            throw new IllegalArgumentException("a bug");
        });
        assertThatThrownBy(() -> time.advance(Duration.ZERO)).hasMessage("a bug");
    }

    @Test
    void refusesToPauseATimersTaskOrTheTestItself() {
        assertThatThrownBy(() -> time.pause(millis(1))).isInstanceOf(IllegalStateException.class);
        time.after(Duration.ZERO, () -> assertThatThrownBy(time::hang).isInstanceOf(IllegalStateException.class));
        time.advance(Duration.ZERO);
    }

    @Test
    void saturatesADelayThatNeverEnds() {
        time.after(Duration.ofSeconds(Long.MAX_VALUE), () -> note("never"));
        time.advance(Duration.ofDays(10_000));
        assertThat(trace).isEmpty();
    }

    private void tick() {
        time.after(millis(10), () -> {
            note("tick");
            tick();
        });
    }

    private void scheduleAtOnceForEver() {
        time.after(Duration.ZERO, this::scheduleAtOnceForEver);
    }

    private void note(String what) {
        trace.add(what + "@" + elapsedMillis());
    }

    private long elapsedMillis() {
        return time.nanoTime() / 1_000_000 - 1_000;
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
