// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.contributor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.testkit.time.FakeTime;
import dev.prunella.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks come every 100 ms of virtual time. */
class SparingProbeTest {

    private static final Reading DOWN = Reading.fail("down", "no route");

    private final FakeTime time = FakeTime.create();
    private final List<Long> askedAtMillis = new ArrayList<>();
    private Reading answer = Reading.pass();
    private final SparingProbe probe = new SparingProbe(context -> {
        askedAtMillis.add(time.nanoTime() / 1_000_000 - 1_000);
        if (answer == null) {
            throw new IllegalStateException("broken");
        }
        return answer;
    });

    @AfterEach
    void endTime() {
        time.close();
    }

    @Test
    void asksAtEachLookWhileTheAnswerIsGood() throws Exception {
        lookFor(Duration.ofSeconds(1));

        assertThat(askedAtMillis).hasSize(10);
    }

    @Test
    void asksThreeTimesASecondApartAndThenEveryTenSecondsWhileItIsDown() throws Exception {
        answer = DOWN;
        lookFor(Duration.ofSeconds(30));

        assertThat(askedAtMillis).containsExactly(0L, 1_000L, 2_000L, 12_000L, 22_000L);
    }

    @Test
    void theSameWhileItsStatusIsUnknown() throws Exception {
        answer = Reading.unknown("unknown-status", "who knows");
        lookFor(Duration.ofSeconds(10));

        assertThat(askedAtMillis).containsExactly(0L, 1_000L, 2_000L);
    }

    @Test
    void theSameWhileItThrows() throws Exception {
        answer = null;
        assertThatIllegalStateException().isThrownBy(this::look);

        assertThat(look().status()).isEqualTo(Reading.Status.UNKNOWN);
        assertThat(askedAtMillis).hasSize(1);
    }

    @Test
    void inBetweenItSaysThatItDoesNotKnowAndWhatItWasTold() throws Exception {
        answer = DOWN;
        assertThat(look()).isEqualTo(DOWN);
        Reading reading = look();

        assertThat(reading.status()).isEqualTo(Reading.Status.UNKNOWN);
        assertThat(reading.toString()).contains("no route");
    }

    @Test
    void asksAtEachLookAgainOnceItIsBack() throws Exception {
        answer = DOWN;
        lookFor(Duration.ofSeconds(5));
        answer = Reading.pass();
        lookFor(Duration.ofSeconds(8));

        assertThat(askedAtMillis).startsWith(0L, 1_000L, 2_000L, 12_000L, 12_100L, 12_200L);
    }

    private void lookFor(Duration span) throws Exception {
        for (long passed = 0; passed < span.toMillis(); passed += 100) {
            look();
            time.advance(Duration.ofMillis(100));
        }
    }

    private Reading look() throws Exception {
        return probe.look(new ProbeContext(Deadline.in(Duration.ofSeconds(5), time.nanoTime()), time));
    }
}
