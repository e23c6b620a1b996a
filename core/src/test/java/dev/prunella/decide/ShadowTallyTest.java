// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted of SHADOW is added up over remediations, and of two records of it the later one is believed. */
class ShadowTallyTest {

    private static final ShadowTally ONE = new ShadowTally(6, 3, 2, 1, 50);
    private static final ShadowTally OTHER = new ShadowTally(15, 4, 5, 6, 90);

    @Test
    void addsUpEachCountSinceTheFirst() {
        ShadowTally both = new ShadowTally(21, 7, 7, 7, 50);
        assertThat(ONE.plus(OTHER)).isEqualTo(both);
        assertThat(OTHER.plus(ONE)).isEqualTo(both);
    }

    @Test
    void whatNeverActedAddsNothingAndHasNoBeginning() {
        assertThat(ShadowTally.NONE.plus(ONE)).isEqualTo(ONE);
        assertThat(ONE.plus(ShadowTally.NONE)).isEqualTo(ONE);
    }

    @Test
    void theFirstIsFoundThoughTheMonotonicClockRunsOver() {
        ShadowTally before = new ShadowTally(1, 0, 0, 0, Long.MAX_VALUE - 1);
        ShadowTally after = new ShadowTally(1, 0, 0, 0, Long.MIN_VALUE + 1);
        assertThat(before.plus(after).sinceNanos()).isEqualTo(Long.MAX_VALUE - 1);
        assertThat(after.plus(before).sinceNanos()).isEqualTo(Long.MAX_VALUE - 1);
    }

    @ParameterizedTest
    @EnumSource
    void aRecordWithOneVerdictMoreIsTheLaterOne(ShadowVerdict verdict) {
        assertThat(ONE.latest(ONE.judged(verdict))).isEqualTo(ONE.judged(verdict));
        assertThat(ONE.judged(verdict).latest(ONE)).isEqualTo(ONE.judged(verdict));
    }

    @Test
    void aRecordWithOneActionMoreIsTheLaterOne() {
        assertThat(ONE.latest(ONE.acting(99))).isEqualTo(ONE.acting(99));
        assertThat(ONE.acting(99).latest(ONE)).isEqualTo(ONE.acting(99));
    }

    @Test
    void ofTwoThatSayTheSameTheKnownOneStays() {
        ShadowTally read = new ShadowTally(6, 3, 2, 1, 51);
        assertThat(ONE.latest(read)).isSameAs(ONE);
    }

    @Test
    void countsSinceTheFirstActionAndEachVerdictByItself() {
        ShadowTally tally = ShadowTally.NONE.acting(50).acting(99);
        assertThat(tally).isEqualTo(new ShadowTally(2, 0, 0, 0, 50));
        assertThat(tally.judged(ShadowVerdict.JUSTIFIED)).isEqualTo(new ShadowTally(2, 1, 0, 0, 50));
        assertThat(tally.judged(ShadowVerdict.UNJUSTIFIED)).isEqualTo(new ShadowTally(2, 0, 1, 0, 50));
        assertThat(tally.judged(ShadowVerdict.UNDECIDED)).isEqualTo(new ShadowTally(2, 0, 0, 1, 50));
    }

    @Test
    void whatIsNotJudgedInTheEndIsUndecided() {
        assertThat(OTHER.settled()).isEqualTo(new ShadowTally(15, 4, 5, 6, 90));
        assertThat(new ShadowTally(15, 4, 5, 0, 90).settled()).isEqualTo(OTHER);
    }

    @Test // INVARIANT 41
    void isReadBackWithItsAgeInTheNextProcess() {
        long now = Duration.ofHours(5).toNanos();
        String kept = ONE.kept(Duration.ofMinutes(3));
        ShadowTally read = ShadowTally.parse(kept, 60_000, now);

        assertThat(kept).isEqualTo("6|3|2|1|180000");
        assertThat(read.span(now)).isEqualTo(Duration.ofMinutes(4));
        assertThat(read).isEqualTo(new ShadowTally(6, 3, 2, 1, read.sinceNanos()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShadowTally.parse("6|3|2|1", 0, now))
                .withMessage("a tally of SHADOW must have 5 numbers, got '6|3|2|1'");
    }

    @Test
    void saysWhatItCountedAndWhatIsStillOpen() {
        assertThat(ONE.acting(99))
                .hasToString("would have acted 7 times, 3 justified, 2 not, 1 undecided, 1 not judged yet");
        assertThat(new ShadowTally(1, 1, 0, 0, 0))
                .hasToString("would have acted once, 1 justified, 0 not, 0 undecided");
    }

    @Test
    void precisionIsTheShareOfTheJustifiedAmongTheDecided() {
        assertThat(ONE.precision()).isEqualTo(0.6);
        assertThat(ShadowTally.NONE.precision()).isNaN();
        assertThat(ShadowTally.NONE.span(99)).isEqualTo(Duration.ZERO);
    }
}
