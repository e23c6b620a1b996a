// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The time of day is believed as long as it goes along with the clock that cannot jump. */
// INVARIANT 26
class MomentTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final Moment first = Moment.first(-MINUTE, NOON);

    @Test
    void isBelievedFromTheFirstMomentOn() {
        assertThat(first.plausible()).isTrue();
        assertThat(first.next(0, NOON.plusSeconds(60)).plausible()).isTrue();
    }

    @Test
    void mayBeCorrectedByFiveSeconds() {
        assertThat(first.next(0, NOON.plusSeconds(65)).plausible()).isTrue();
        assertThat(first.next(0, NOON.plusSeconds(55)).plausible()).isTrue();
    }

    @Test
    void isNotBelievedForTenMinutesAfterAJumpInEitherDirection() {
        for (int seconds : new int[] {66, 54, -3_600, 7_200}) {
            Moment jumped = first.next(0, NOON.plusSeconds(seconds));
            assertThat(jumped.plausible()).isFalse();
            Instant wall = NOON.plusSeconds(seconds);
            assertThat(jumped.next(10 * MINUTE - 1, wall.plusSeconds(600)).plausible())
                    .isFalse();
            assertThat(jumped.next(10 * MINUTE, wall.plusSeconds(600)).plausible())
                    .isTrue();
        }
    }

    @Test
    void addsUpNoSmallCorrections() {
        Moment moment = first;
        for (int i = 1; i <= 10; i++) {
            moment = moment.next(moment.nanos() + MINUTE, NOON.plusSeconds(64L * i));
        }
        assertThat(moment.plausible()).isTrue();
    }
}
