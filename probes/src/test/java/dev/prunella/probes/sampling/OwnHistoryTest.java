// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnHistoryTest {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /** One sample a minute. */
    private final OwnHistory history = new OwnHistory("test", Duration.ofMinutes(96));

    private long now;

    @Test
    void learnsForAnEighthOfItsMemory() {
        add(12, 5);
        assertThat(history.usual()).isNaN();

        add(1, 5);
        assertThat(history.usual()).isEqualTo(5);
    }

    @Test
    void takesOneSampleAMinuteHoweverOftenItIsTold() {
        add(13, 5);
        for (int i = 0; i < 1_000; i++) {
            history.add(now - MINUTE, 900);
        }

        assertThat(history.usual()).isEqualTo(5);
    }

    @Test
    void aBurstIsNotUsual() {
        add(60, 5);
        add(30, 900);

        assertThat(history.usual()).isEqualTo(5);
    }

    @Test
    void whatLastsForMoreThanHalfOfTheMemoryBecomesUsual() {
        add(96, 5);
        add(60, 900);

        assertThat(history.usual()).isEqualTo(900);
    }

    private void add(int samples, double value) {
        for (int i = 0; i < samples; i++) {
            history.add(now, value);
            now += MINUTE;
        }
    }
}
