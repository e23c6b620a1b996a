// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prunella.detect.series.ThresholdDetector;
import dev.prunella.model.Reason;
import dev.prunella.time.HealingClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

// REQ L2, REQ F4, REQ U9, REQ A10
class SeriesWatchTest {

    private double value = 1;

    private final SeriesWatch watch = SeriesWatch.of(
                    "queue of orders", this::value, ThresholdDetector.above(10).afterInARow(2))
            .by(new HealingClock() {
                @Override
                public long nanoTime() {
                    return 0;
                }

                @Override
                public Instant wallTime() {
                    return Instant.EPOCH;
                }
            });

    private double value() {
        if (value < 0) {
            throw new IllegalStateException("gone");
        }
        return value;
    }

    @Test
    void saysWhatIsUnusualAndOfWhat() {
        assertThat(watch.detect()).isNull();
        value = 11;
        assertThat(watch.detect()).isNull();
        assertThat(watch.detect())
                .isEqualTo(new Reason("unusual", "queue of orders: 11.00, the limit is at most 10.00"));
    }

    @Test
    void aSignalThatStopsIsToldOnce() {
        watch.detect();
        value = Double.NaN;
        for (int i = 0; i < 4; i++) {
            assertThat(watch.detect()).isNull();
        }
        assertThat(watch.detect()).isEqualTo(new Reason("signal-stopped", "queue of orders: no value for 5 looks"));
        assertThat(watch.detect()).isNull();

        value = 1;
        watch.detect();
        value = -1;
        for (int i = 0; i < 4; i++) {
            assertThat(watch.detect()).as("a source that throws is a gap").isNull();
        }
        assertThat(watch.detect()).isNotNull();
    }

    @Test
    void whatWasNeverThereHasNotStopped() {
        value = Double.NaN;
        for (int i = 0; i < 10; i++) {
            assertThat(watch.detect()).isNull();
        }
    }

    @Test
    void refusesToWatchWhatHasNoName() {
        assertThatThrownBy(() -> SeriesWatch.of(" ", () -> 1, ThresholdDetector.above(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("series watch: name");
    }
}
