// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Generation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Runs of readings that agree. */
class SideViewTest {

    private static final Freshness FRESH = new Freshness(Duration.ofSeconds(2));
    private static final Reading FAIL = Reading.fail("threw", "no");
    private static final Reading UNKNOWN = Reading.unknown("busy", "busy");

    private SideView view = SideView.NONE;

    private SideViewTest see(long atMillis, Reading reading) {
        long began = Duration.ofMillis(atMillis).toNanos();
        view = view.plus(new Look(Side.INSIDE, reading, Generation.FIRST, began, began), FRESH);
        return this;
    }

    @Test
    void countsReadingsThatAgree() {
        see(0, FAIL).see(100, FAIL);
        assertThat(view.run()).isEqualTo(new RunLength(2, 0));
        assertThat(view.runSinceNanos()).isZero();
        assertThat(view).hasToString("FAIL no (threw) x2");
    }

    @Test
    void beginsAnewWithTheOpposite() {
        see(0, FAIL).see(100, Reading.pass());
        assertThat(view.run()).isEqualTo(new RunLength(0, 1));
        assertThat(view.runSinceNanos()).isEqualTo(100_000_000);
        assertThat(view.lastFail().reading()).isEqualTo(FAIL);
    }

    @Test
    void throwsAnUnknownAway() { // INVARIANT 10
        see(0, FAIL).see(100, UNKNOWN).see(200, FAIL);
        assertThat(view.run()).isEqualTo(new RunLength(2, 0));
        assertThat(view.runSinceNanos()).isZero();
    }

    @Test
    void beginsAnewAfterAGap() { // INVARIANT 10
        see(0, FAIL).see(2_001, FAIL);
        assertThat(view.run()).isEqualTo(new RunLength(1, 0));
        assertThat(view.runSinceNanos()).isEqualTo(2_001_000_000);
    }

    @Test
    void isNotKeptFreshByUnknowns() { // INVARIANT 10
        see(0, FAIL).see(1_000, UNKNOWN).see(2_000, UNKNOWN).see(3_000, FAIL);
        assertThat(view.run()).isEqualTo(new RunLength(1, 0));
    }

    @Test
    void saysNothingOnceItIsStale() {
        see(0, FAIL);
        assertThat(view.says(Reading.Status.FAIL, FRESH, 2_000_000_000)).isTrue();
        assertThat(view.says(Reading.Status.FAIL, FRESH, 2_000_000_001)).isFalse();
    }
}
