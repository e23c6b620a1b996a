// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.decide.Latches;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What does not help at three targets is run nowhere any more. */
// INVARIANT 23
class TypeLatchesTest {

    private static final Latches POLICY = Latches.ofDefaults();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private TypeLatches latches = TypeLatches.NONE;

    private void missed(long minute, String target, String type, String cause) {
        long now = minute * MINUTE;
        latches = latches.at(now, POLICY).missed(new TypeLatches.Miss(now, target, type, cause), POLICY);
    }

    @Test
    void latchesAtTheThirdTarget() {
        missed(0, "a", "evict-all", "half-open");
        missed(1, "b", "evict-all", "half-open");
        assertThat(latches.because()).isEmpty();
        missed(9, "c", "evict-all", "half-open");
        assertThat(latches.because())
                .containsOnlyKeys("evict-all")
                .containsValue("it did not help against half-open at 3 targets within PT10M");
    }

    @Test
    void countsATargetOnce() {
        missed(0, "a", "evict-all", "half-open");
        missed(1, "a", "evict-all", "half-open");
        missed(2, "b", "evict-all", "half-open");
        assertThat(latches.because()).isEmpty();
    }

    @Test
    void countsEachCauseAndEachRemediationForItself() {
        missed(0, "a", "evict-all", "half-open");
        missed(1, "b", "evict-all", "read-only");
        missed(2, "c", "swap", "half-open");
        assertThat(latches.because()).isEmpty();
    }

    @Test
    void forgetsWhatIsTenMinutesOld() {
        missed(0, "a", "evict-all", "half-open");
        missed(1, "b", "evict-all", "half-open");
        missed(10, "c", "evict-all", "half-open");
        assertThat(latches.because()).isEmpty();
        assertThat(latches.misses()).hasSize(2);
    }

    @Test
    void keepsTheFirstReasonUntilAPersonLiftsIt() {
        latches = latches.latched("swap", "it made a worse").latched("swap", "it made b worse");
        missed(0, "a", "swap", "half-open");
        assertThat(latches.because()).containsEntry("swap", "it made a worse");
        assertThat(latches.lifted("swap")).isEqualTo(TypeLatches.NONE);
    }

    @Test
    void remembersNoMoreThanItsBound() { // INVARIANT 32
        for (int i = 0; i < 2 * TypeLatches.MOST_MISSES; i++) {
            missed(0, "a", "evict-all", "half-open");
        }
        assertThat(latches.misses()).hasSize(TypeLatches.MOST_MISSES);
    }
}
