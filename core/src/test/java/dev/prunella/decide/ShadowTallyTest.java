// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThat;

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
}
