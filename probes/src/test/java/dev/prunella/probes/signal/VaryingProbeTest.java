// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.probes.sampling.Looks;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A number that always moves and stands still is missing, not well. */
// REQ A10
class VaryingProbeTest {

    private final Looks looks = new Looks();
    private Reading seen = Reading.pass().measuring(3, "ms");
    private final Probe probe = VaryingProbe.of(context -> seen, Duration.ofMinutes(5));

    @AfterEach
    void end() {
        looks.close();
    }

    @Test
    void believesWhatMoves() {
        for (int i = 0; i < 100; i++) {
            seen = Reading.pass().measuring(i % 2, "ms");
            assertThat(looks.after(Duration.ofMinutes(4), probe).passed()).isTrue();
        }
    }

    @Test
    void whatStandsStillIsUnknownUntilItMoves() {
        assertThat(looks.of(probe).passed()).isTrue();
        assertThat(looks.after(Duration.ofSeconds(299), probe).passed()).isTrue();
        Reading frozen = looks.after(Duration.ofSeconds(1), probe);
        assertThat(frozen.status()).isEqualTo(Reading.Status.UNKNOWN);
        assertThat(frozen.toString()).contains("3.0 ms has not changed for PT5M (frozen)");
        assertThat(frozen.value().amount()).isEqualTo(3);
        seen = Reading.pass().measuring(Math.nextUp(3.0), "ms");
        assertThat(looks.of(probe).passed()).isTrue();
    }

    @Test
    void aFailureIsNoLessOneAndWhatHasNoValueIsLeftAlone() {
        looks.of(probe);
        seen = Reading.fail("slow", "3 ms").measuring(3, "ms");
        assertThat(looks.after(Duration.ofHours(1), probe).code()).isEqualTo("slow");
        seen = Reading.pass();
        assertThat(looks.after(Duration.ofHours(1), probe)).isEqualTo(Reading.pass());
    }

    @Test
    void notANumberStandsStillToo() {
        seen = Reading.pass().measuring(Double.NaN, "ms");
        looks.of(probe);
        assertThat(looks.after(Duration.ofHours(1), probe).code()).isEqualTo(VaryingProbe.FROZEN);
    }

    @Test
    void refusesNoTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VaryingProbe.of(context -> seen, Duration.ZERO))
                .withMessageContaining("varying probe: within");
    }
}
