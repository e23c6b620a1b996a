// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.decide.Graduation.Bar;
import dev.prunella.model.Mode;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When what was shown in SHADOW is enough. */
// REQ L7
class GraduationTest {

    private static final Graduation DEFAULTS = Graduation.ofDefaults();

    private static Mode proposed(Duration counted, ShadowTally... tallies) {
        Map<String, ShadowTally> byRemediation = new TreeMap<>();
        for (ShadowTally tally : tallies) {
            byRemediation.put("step-" + byRemediation.size(), tally);
        }
        return DEFAULTS.propose(new ShadowReport(new TreeMap<>(byRemediation), null), counted.toNanos());
    }

    private static ShadowTally tally(int justified, int unjustified) {
        return new ShadowTally(justified + unjustified, justified, unjustified, 0, 0);
    }

    @Test
    void proposesNothingForNothing() {
        assertThat(proposed(Duration.ofDays(30))).isNull();
    }

    @Test
    void proposesApproveForFiveOverADay() {
        assertThat(proposed(Duration.ofDays(1), tally(4, 1))).isEqualTo(Mode.APPROVE);
        assertThat(proposed(Duration.ofDays(1), tally(4, 0))).isNull();
        assertThat(proposed(Duration.ofDays(1), tally(7, 2))).isNull();
        assertThat(proposed(Duration.ofHours(23), tally(5, 0))).isNull();
    }

    @Test
    void proposesAutoForTwentyOverAWeek() {
        assertThat(proposed(Duration.ofDays(7), tally(19, 1))).isEqualTo(Mode.AUTO);
        assertThat(proposed(Duration.ofDays(7), tally(19, 0))).isEqualTo(Mode.APPROVE);
        assertThat(proposed(Duration.ofDays(7), tally(18, 2))).isEqualTo(Mode.APPROVE);
        assertThat(proposed(Duration.ofDays(6), tally(30, 0))).isEqualTo(Mode.APPROVE);
    }

    @Test
    void isNotBribedByTheOtherSteps() {
        assertThat(proposed(Duration.ofDays(7), tally(40, 0), tally(1, 1))).isNull();
        assertThat(proposed(Duration.ofDays(7), tally(40, 0), tally(0, 0))).isEqualTo(Mode.AUTO);
    }

    @Test
    void countsTheUndecidedForNothing() {
        ShadowTally half = new ShadowTally(40, 19, 0, 21, 0);
        assertThat(proposed(Duration.ofDays(7), half)).isEqualTo(Mode.APPROVE);
    }

    @Test
    void saysItInWords() {
        assertThat(new ShadowTally(14, 13, 1, 0, 0))
                .hasToString("would have acted 14 times, 13 justified, 1 not, 0 undecided");
        assertThat(DEFAULTS.auto()).hasToString("20 decided, precision 0.95, over PT168H");
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        refused("graduation: decided must be at least 1, got 0", () -> new Bar(0, 0.9, Duration.ZERO));
        refused(
                "graduation: precision must be more than 0 and at most 1, got NaN",
                () -> new Bar(1, Double.NaN, Duration.ZERO));
        refused("graduation: precision must be more than 0 and at most 1, got 0.0", () -> new Bar(1, 0, Duration.ZERO));
        refused("graduation: over must not be negative, got PT-1S", () -> new Bar(1, 1, Duration.ofSeconds(-1)));
        refused(
                "graduation: auto must take no less than approve (5 decided, precision 0.80, over PT24H),"
                        + " got 4 decided, precision 0.90, over PT48H",
                () -> new Graduation(DEFAULTS.approve(), new Bar(4, 0.9, Duration.ofDays(2))));
        refused("a tally of SHADOW must have 5 numbers, got '1|2'", () -> ShadowTally.parse("1|2", 0, 0));
    }

    private static void refused(String message, Runnable wiring) {
        assertThatIllegalArgumentException().isThrownBy(wiring::run).withMessage(message);
    }
}
