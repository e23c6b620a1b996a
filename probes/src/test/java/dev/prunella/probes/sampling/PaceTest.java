// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Reading.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

// REQ X1
class PaceTest {

    private final Looks looks = new Looks();
    private Reading answer = Reading.pass();
    private Duration cost = Duration.ZERO;
    private int asked;

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void asksAtMostForAHundredthOfTheTime() {
        Probe probe = paced(Pace.byCost());
        cost = Duration.ofMillis(5);
        looks.of(probe);

        looks.after(Duration.ofMillis(499), probe);
        assertThat(asked).isEqualTo(1);
        looks.after(Duration.ofMillis(1), probe);
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void neverPausesLongerThanHalfAMinute() {
        Probe probe = paced(Pace.byCost());
        cost = Duration.ofMinutes(1);
        looks.of(probe);

        looks.after(Duration.ofSeconds(30), probe);

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void repeatsAPassInBetween() {
        Probe probe = paced(Pace.byCost());
        cost = Duration.ofMillis(5);
        answer = Reading.pass().measuring(7, "things");
        looks.of(probe);

        assertThat(looks.of(probe)).isEqualTo(answer);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void saysNothingInBetweenOfWhatFailedOnceThereIsEvidenceEnough() {
        Probe probe = paced(Pace.byCost());
        cost = Duration.ofMillis(5);
        answer = Reading.fail("broken", "it is broken");
        for (int i = 0; i < 3; i++) {
            assertThat(looks.of(probe).failed()).isTrue();
        }

        Reading between = looks.of(probe);

        assertThat(between.status()).isEqualTo(Status.UNKNOWN);
        assertThat(between.code()).isEqualTo(Pace.LOOKED_LATELY);
        assertThat(between.toString()).contains("it is broken");
        assertThat(looks.after(Duration.ofMillis(500), probe).failed()).isTrue();
    }

    @Test
    void asksThreeTimesSoonAndThenSeldomWhileAnswersAreBad() {
        Probe probe = paced(Pace.whileBad(Duration.ofSeconds(1), Duration.ofSeconds(10)));
        answer = Reading.fail("broken", "it is broken");

        for (int i = 0; i < 100; i++) {
            looks.of(probe);
            looks.time.advance(Duration.ofMillis(200));
        }

        assertThat(asked).isEqualTo(3 + 1);
    }

    @Test
    void asksEachTimeWhileAnswersAreGood() {
        Probe probe = paced(Pace.whileBad(Duration.ofSeconds(1), Duration.ofSeconds(10)));

        looks.of(probe);
        looks.of(probe);

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void whatThrowsIsABadAnswer() {
        Pace pace = Pace.whileBad(Duration.ofSeconds(1), Duration.ofSeconds(10));
        Probe throwing = context -> pace.look(context, each -> {
            throw new IllegalStateException("no answer");
        });
        assertThatIllegalStateException().isThrownBy(() -> throwing.look(looks.context(Duration.ofSeconds(1))));

        assertThat(looks.of(throwing).code()).isEqualTo(Pace.LOOKED_LATELY);
    }

    private Probe paced(Pace pace) {
        return context -> pace.look(context, each -> {
            asked++;
            looks.time.advance(cost);
            return answer;
        });
    }
}
