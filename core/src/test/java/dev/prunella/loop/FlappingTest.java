// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Latches;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The fourth incident within half an hour latches a target; an hour of quiet lets it go. */
// INVARIANT 22, REQ F1
class FlappingTest {

    private static final Latches POLICY = Latches.ofDefaults();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private Flapping flapping = Flapping.none(0);

    private void ill(long minute) {
        flapping = flapping.fellIll("orders-db/7." + minute, POLICY, minute * MINUTE);
    }

    @Test
    void latchesAtTheFourth() {
        ill(0);
        ill(10);
        ill(20);
        assertThat(flapping.latched()).isFalse();
        ill(29);
        assertThat(flapping.latched()).isTrue();
    }

    @Test
    void doesNotLatchWhatComesSlowly() {
        for (int minute = 0; minute < 600; minute += 10) {
            ill(minute);
            assertThat(flapping.latched()).isFalse();
        }
        assertThat(flapping.spells()).hasSize(3); // INVARIANT 32
    }

    @Test
    void countsAnIncidentOnce() {
        for (int i = 0; i < 4; i++) {
            ill(0);
        }
        assertThat(flapping.latched()).isFalse();
        assertThat(flapping.spells()).hasSize(1);
    }

    @Test
    void staysLatchedUntilAnHourOfQuiet() {
        for (int minute = 0; minute < 4; minute++) {
            ill(minute);
        }
        flapping = flapping.ended(5 * MINUTE);
        ill(64);
        assertThat(flapping.latched()).isTrue();
        flapping = flapping.ended(66 * MINUTE);
        ill(126);
        assertThat(flapping.latched()).isFalse();
    }

    @Test
    void remembersNoMoreThanItsBound() { // INVARIANT 32
        for (int minute = 0; minute < 1_000; minute++) {
            ill(minute);
        }
        assertThat(flapping.spells()).hasSize(4);
        assertThat(flapping.latched()).isTrue();
    }
}
