// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScaleTest {

    private static final LogScale SCALE = new LogScale(0.01, 100, 20, 400);

    @Test
    void givesEachPowerOfTenTheSameLength() {
        assertThat(SCALE.at(0.01)).isEqualTo(20);
        assertThat(SCALE.at(0.1)).isCloseTo(120, within(1e-9));
        assertThat(SCALE.at(1)).isCloseTo(220, within(1e-9));
        assertThat(SCALE.at(100)).isEqualTo(420);
    }

    @Test
    void putsWhatLiesBeyondAnEndThere() {
        assertThat(SCALE.at(0)).isEqualTo(20);
        assertThat(SCALE.at(Double.POSITIVE_INFINITY)).isEqualTo(420);
    }

    @Test
    void aScaleFromZeroIsLinear() {
        Scale scale = Plot.Axis.HUNDRED.scale(20, 400);
        assertThat(scale.at(0)).isEqualTo(20);
        assertThat(scale.at(25)).isEqualTo(120);
        assertThat(scale.at(-30)).as("what lies beyond an end is put there").isEqualTo(20);
        assertThat(scale.right()).isEqualTo(420);
    }
}
