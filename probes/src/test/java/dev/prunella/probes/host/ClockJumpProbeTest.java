// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Looks;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

// REQ A5, FAULT-F15
class ClockJumpProbeTest {

    private final Looks looks = new Looks();
    private final ClockJumpProbe probe = ClockJumpProbe.beyond(Duration.ofSeconds(1), Duration.ofMinutes(5));

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void passesWhileBothClocksMoveTogether() {
        assertThat(looks.over(Duration.ofHours(1), probe))
                .isEqualTo(Reading.pass().measuring(0, "s"));
    }

    @ParameterizedTest
    @CsvSource({
        "PT1H, ahead by 3600 s",
        "PT-1H, back by 3600 s",
        "P-365D, back by 31536000 s",
        "P2900000D, ahead by 250560000000 s",
        "PT1.5S, ahead by 1 s"
    })
    void tellsAJumpForAsLongAsItShould(Duration jump, String text) {
        looks.of(probe);
        looks.time.jumpWallClock(jump);

        Reading reading = looks.after(Duration.ofSeconds(10), probe);

        assertThat(reading.code()).isEqualTo(HostReadings.CLOCK_JUMPED);
        assertThat(reading.toString()).contains("the time of day jumped " + text);
        assertThat(reading.value().amount()).isEqualTo(jump.toMillis() / 1_000.0);
        assertThat(looks.over(Duration.ofSeconds(280), probe).failed()).isTrue();
        assertThat(looks.over(Duration.ofSeconds(20), probe).passed()).isTrue();
    }

    @Test
    void leavesASmallStepAlone() {
        looks.of(probe);
        looks.time.jumpWallClock(Duration.ofMillis(900));

        assertThat(looks.after(Duration.ofSeconds(10), probe).passed()).isTrue();
    }

    @Test
    void doesNotAddUpSmallSteps() {
        looks.of(probe);
        for (int i = 0; i < 20; i++) {
            looks.time.jumpWallClock(Duration.ofMillis(900));
            assertThat(looks.after(Duration.ofSeconds(10), probe).passed()).isTrue();
        }
    }

    @Test
    void refusesALimitOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClockJumpProbe.beyond(Duration.ZERO, Duration.ofMinutes(1)))
                .withMessage("clock jump probe: limit must be more than zero, got PT0S");
    }
}
