// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where an anomaly is, and that what is before it has nothing wrong. */
class AnomalyTest {

    private static final int HEALTHY = 500;

    @ParameterizedTest
    @EnumSource
    void isBehindWhatHasNothingWrong(Anomaly anomaly) {
        double[] values = anomaly.behind(HEALTHY, HealthySeries.NOISE, 1);
        double[] without = HealthySeries.NOISE.values(HEALTHY + anomaly.lasting(), 1);
        assertThat(values).hasSameSizeAs(without);
        for (int i = 0; i < values.length; i++) {
            if (i < HEALTHY) {
                assertThat(values[i]).isEqualTo(30 + without[i]);
            } else {
                assertThat(values[i]).isNotEqualTo(30 + without[i]);
            }
        }
    }

    @Test
    void isWhatItsNameSays() {
        assertThat(endOf(Anomaly.DROP)).containsOnly(0);
        double[] stuck = Anomaly.STUCK.behind(HEALTHY, HealthySeries.NOISE, 1);
        assertThat(endOf(Anomaly.STUCK)).containsOnly(stuck[HEALTHY - 1]);
        assertThat(endOf(Anomaly.SPIKE)).hasSize(1);
        assertThat(endOf(Anomaly.SPIKE)[0]).isGreaterThan(30 + 5);
    }

    private static double[] endOf(Anomaly anomaly) {
        double[] values = anomaly.behind(HEALTHY, HealthySeries.NOISE, 1);
        return Arrays.copyOfRange(values, HEALTHY, values.length);
    }

    @Test
    void needsSomethingBeforeIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Anomaly.STUCK.behind(0, HealthySeries.NOISE, 1))
                .withMessage("anomaly STUCK: healthy must be at least 1, got 0");
    }
}
