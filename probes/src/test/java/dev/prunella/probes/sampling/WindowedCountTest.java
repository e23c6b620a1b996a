// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.probes.sampling.WindowedCount.Growth;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WindowedCountTest {

    private static final long SECOND = 1_000_000_000L;

    private final WindowedCount count = new WindowedCount("test", Duration.ofSeconds(60));

    @Test
    void knowsNothingAtTheFirstLook() {
        assertThat(count.plus(5 * SECOND, 100)).isEqualTo(new Growth(0, 0, false));
        assertThat(count.plus(5 * SECOND, 100).shareOfTime()).isZero();
    }

    @Test
    void isWholeOnceAWindowHasPassed() {
        count.plus(0, 0);

        assertThat(count.plus(59 * SECOND, 59).whole()).isFalse();
        assertThat(count.plus(60 * SECOND, 60)).isEqualTo(new Growth(60, 60 * SECOND, true));
    }

    @Test
    void forgetsWhatWasBeforeTheWindow() {
        count.plus(0, 0);
        count.plus(10 * SECOND, 1_000);
        for (int second = 20; second <= 100; second += 10) {
            count.plus(second * SECOND, 1_000);
        }

        assertThat(count.plus(110 * SECOND, 1_000)).isEqualTo(new Growth(0, 60 * SECOND, true));
    }

    @Test
    void judgesOverALongerTimeWhereNobodyLooked() {
        count.plus(0, 0);

        assertThat(count.plus(600 * SECOND, 60).shareOfTime() * SECOND).isEqualTo(0.1);
    }

    @Test
    void isTheSameAtAnyPaceOfLooks() {
        long step = SECOND / 1_000;
        Growth last = count.plus(0, 0);
        for (long now = step; now <= 120 * SECOND; now += step) {
            last = count.plus(now, (double) now / SECOND);
        }

        assertThat(last.whole()).isTrue();
        assertThat(last.nanos()).isBetween(60 * SECOND, 62 * SECOND);
        assertThat(last.shareOfTime() * SECOND).isBetween(0.999, 1.001);
    }

    @Test
    void beginsAnewWhenWhatCountsWasRestarted() {
        count.plus(0, 1_000);
        count.plus(60 * SECOND, 2_000);

        assertThat(count.plus(61 * SECOND, 3)).isEqualTo(new Growth(0, 0, false));
    }

    @Test
    void refusesAWindowOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WindowedCount("GC time probe", Duration.ZERO))
                .withMessage("GC time probe: window must be more than zero, got PT0S");
    }
}
