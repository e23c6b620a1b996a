// SPDX-License-Identifier: Apache-2.0
package dev.prunella.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.detect.Probe;
import dev.prunella.detect.ProbeContext;
import dev.prunella.detect.Reading;
import dev.prunella.time.Deadline;
import dev.prunella.time.SystemTime;
import dev.prunella.verify.HarmWatch.Worse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What counts as harm. */
// REQ F7
class HarmProgressTest {

    private static final Reading FAIL = Reading.fail("refused", "no");
    private static final Reading UNKNOWN = Reading.unknown("late", "late");
    private static final Probe PROBE = context -> Reading.pass();

    private static HarmProgress after(HarmWatch watch, Reading... samples) {
        HarmProgress progress = HarmProgress.begin(watch);
        for (Reading sample : samples) {
            progress = progress.plus(sample);
        }
        return progress;
    }

    private static HarmProgress after(Worse worse, double... values) {
        HarmProgress progress = HarmProgress.begin(HarmWatch.number("p99", () -> 0, worse));
        for (double value : values) {
            progress = progress.plus(Reading.pass().measuring(value, "ms"));
        }
        return progress;
    }

    @Test
    void takesTwoFailsInARowOfAProbeForHarm() {
        HarmWatch watch = HarmWatch.probe("api", PROBE);
        assertThat(after(watch, Reading.pass(), FAIL).harm()).isNull();
        assertThat(after(watch, Reading.pass(), FAIL, Reading.pass(), FAIL).harm())
                .isNull();
        assertThat(after(watch, Reading.pass(), FAIL, UNKNOWN, FAIL).harm())
                .isEqualTo("api got worse, from PASS to FAIL no (refused)");
    }

    @Test
    void doesNotBlameTheActionForWhatFailedBefore() {
        assertThat(after(HarmWatch.probe("api", PROBE), FAIL, FAIL, FAIL).harm())
                .isNull();
    }

    @Test
    void takesANumberAboveItsLimitForHarmUnlessItWasAsHighBefore() {
        assertThat(after(Worse.above(500), 80, 501, 502).harm()).isEqualTo("p99 got worse, from 80.0ms to 502.0ms");
        assertThat(after(Worse.above(500), 80, 500, 500).harm()).isNull();
        assertThat(after(Worse.above(500), 900, 900, 850).harm()).isNull();
    }

    @Test
    void takesANumberThatRisesForHarmAboveItsFloor() {
        assertThat(after(Worse.risingBy(2, 10), 8, 17, 18).harm()).isNotNull();
        assertThat(after(Worse.risingBy(2, 10), 8, 16, 16).harm()).isNull();
        assertThat(after(Worse.risingBy(2, 10), 1, 9, 10).harm()).isNull();
    }

    @Test
    void readsAFailOfANumberForNothing() {
        HarmWatch watch = HarmWatch.number("p99", () -> 0, Worse.above(1));
        assertThat(after(watch, Reading.pass().measuring(0, ""), FAIL, FAIL).harm())
                .isNull();
    }

    @Test
    void knowsNoNumberThatIsNone() throws Exception {
        HarmWatch watch = HarmWatch.number("p99", () -> Double.NaN, Worse.above(1));
        ProbeContext context = new ProbeContext(Deadline.in(Duration.ofSeconds(1), 0), SystemTime.clock());
        assertThat(watch.probe().look(context).status()).isEqualTo(Reading.Status.UNKNOWN);
        assertThat(watch.probe().late(context).status()).isEqualTo(Reading.Status.UNKNOWN);
    }

    @Test
    void refusesWhatCannotBeRight() {
        HarmWatch watch = HarmWatch.probe("api", PROBE);
        refused("watch 'api': inARow must be at least 1, got 0", () -> watch.after(0));
        refused("watch 'api': every must be more than zero, got PT0S", () -> watch.every(Duration.ZERO));
        refused(
                "watch name must be 1 to 100 of A-Z a-z 0-9 . _ : / -, got 'the api'",
                () -> HarmWatch.probe("the api", PROBE));
    }

    private static void refused(String message, Runnable wiring) {
        assertThatIllegalArgumentException().isThrownBy(wiring::run).withMessage(message);
    }
}
