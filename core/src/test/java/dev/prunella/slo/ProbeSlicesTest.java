// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.detect.Freshness;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.detect.SideView;
import dev.prunella.model.Generation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Availability as a probe sees it, in slices of ten seconds. */
class ProbeSlicesTest {

    private static final Freshness FRESH = new Freshness(Duration.ofSeconds(20));
    private static final Reading FAIL = Reading.fail("sick", "is sick");
    private static final Reading UNKNOWN = Reading.unknown("busy", "is busy");

    private long now = -3_000_000_000L;
    private final ProbeSlices slices = new ProbeSlices(now);
    private SideView view = SideView.NONE;

    @Test
    void aSliceInWhichAReadingPassedIsGood() {
        looks(9_000, Reading.pass());
        assertThat(slice(1_000)).isEqualTo(SliReading.counts(1, 1));
    }

    @Test
    void aSliceInWhichAReadingFailedIsBadHoweverOftenItWasLookedAt() {
        looks(3_000, Reading.pass());
        for (int i = 0; i < 50; i++) {
            looks(100, FAIL);
        }
        looks(100, Reading.pass());
        assertThat(slice(1_900)).isEqualTo(SliReading.counts(0, 1));
        looks(5_000, Reading.pass());
        assertThat(slice(5_000)).isEqualTo(SliReading.counts(1, 2));
    }

    @Test
    void whatAProbeCannotTellIsNotCountedAgainstTheTarget() { // REQ F4
        looks(9_000, Reading.pass());
        slice(1_000);
        looks(9_000, UNKNOWN);
        assertThat(slice(1_000)).as("still fresh").isEqualTo(SliReading.counts(1, 1));
        looks(9_000, UNKNOWN);
        assertThat(slice(1_000)).isEqualTo(SliReading.gap("its probe cannot tell: UNKNOWN is busy (busy)"));
    }

    @Test
    void nothingIsKnownOfWhatNobodyLooksAt() {
        assertThat(slice(10_000)).isEqualTo(SliReading.gap("its probe has not looked of late"));
        looks(1_000, Reading.pass());
        slice(9_000);
        slice(10_000);
        assertThat(slice(10_000)).isEqualTo(SliReading.gap("its probe has not looked of late"));
    }

    @Test
    void aSeldomProbeIsCountedOnceALook() {
        looks(9_000, Reading.pass());
        assertThat(slice(1_000)).isEqualTo(SliReading.counts(1, 1));
        assertThat(slice(10_000)).isEqualTo(SliReading.counts(1, 1));
        looks(9_000, FAIL);
        assertThat(slice(1_000)).isEqualTo(SliReading.counts(1, 2));
    }

    private void looks(long afterMillis, Reading reading) {
        now += afterMillis * 1_000_000;
        view = view.plus(new Look(Side.INSIDE, reading, Generation.FIRST, now - 1_000, now), FRESH);
    }

    private SliReading slice(long afterMillis) {
        now += afterMillis * 1_000_000;
        return slices.next(view, FRESH, now);
    }
}
