// SPDX-License-Identifier: Apache-2.0
package dev.prunella.actuators.hikari;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prunella.time.Deadline;
import dev.prunella.time.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RaceTest {

    private final Queue<String> discarded = new ConcurrentLinkedQueue<>();
    private final CountDownLatch held = new CountDownLatch(1);

    private static Deadline in(Duration patience) {
        return Deadline.in(patience, SystemTime.clock().nanoTime());
    }

    private String hold() throws InterruptedException {
        held.await();
        return "late";
    }

    @Test
    void whoHangsHoldsUpNobody() throws Exception {
        try (var race = new Race<String>(SystemTime.clock(), discarded::add)) {
            race.start("race-test", List.of(this::hold, () -> "quick"));
            var answer = race.next(in(Duration.ofSeconds(5)));
            assertThat(answer).isEqualTo(new Race.Answer<>(1, "quick", null));
            assertThat(race.next(in(Duration.ofMillis(1)))).isNull();
        }
        held.countDown();
        await().untilAsserted(() -> assertThat(discarded).containsExactly("late"));
    }

    @Test
    void failureIsAnAnswerAndAfterTheLastThereIsNone() throws Exception {
        var failure = new IllegalStateException("no way");
        try (var race = new Race<String>(SystemTime.clock(), discarded::add)) {
            race.start("race-test", List.of(() -> {
                throw failure;
            }));
            assertThat(race.next(in(Duration.ofSeconds(5)))).isEqualTo(new Race.Answer<String>(0, null, failure));
            assertThat(race.next(in(Duration.ofSeconds(5)))).isNull();
        }
    }

    @Test
    void whatNobodyTookIsDiscarded() throws Exception {
        try (var race = new Race<String>(SystemTime.clock(), discarded::add)) {
            race.start("race-test", List.of(() -> "one", () -> "two"));
            assertThat(race.next(in(Duration.ofSeconds(5)))).isNotNull();
        }
        await().untilAsserted(() -> assertThat(discarded).hasSize(1));
    }
}
