// SPDX-License-Identifier: Apache-2.0
package dev.prunella.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What counts as worse, and how a watch is set up. */
class HarmWatchTest {

    private final HarmWatch watch = HarmWatch.probe("errors", context -> Reading.pass());

    @Test
    void atTheLimitIsNotAboveIt() {
        HarmWatch.Worse above = HarmWatch.Worse.above(0.5);
        assertThat(above.than(0.1, 0.5)).isFalse();
        assertThat(above.than(0.1, 0.51)).isTrue();
    }

    @Test
    void whatWasAsBadBeforeIsNoHarm() {
        assertThat(HarmWatch.Worse.above(0.5).than(0.6, 0.6)).isFalse();
        assertThat(HarmWatch.Worse.risingBy(1, 0).than(0.6, 0.6)).isFalse();
    }

    @Test
    void atTheFloorOrAtTheFactorHasNotRisen() {
        HarmWatch.Worse doubled = HarmWatch.Worse.risingBy(2, 100);
        assertThat(doubled.than(10, 100)).isFalse();
        assertThat(doubled.than(60, 120)).isFalse();
        assertThat(doubled.than(60, 121)).isTrue();
    }

    @Test
    void keepsItsPaceAndItsPatience() {
        HarmWatch other = watch.every(Duration.ofSeconds(2)).after(1);
        assertThat(other.every()).isEqualTo(Duration.ofSeconds(2));
        assertThat(other.inARow()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch.after(0))
                .withMessage("watch 'errors': inARow must be at least 1, got 0");
    }
}
