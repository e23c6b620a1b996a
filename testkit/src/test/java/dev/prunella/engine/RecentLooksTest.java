// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.TargetHandle;
import dev.prunella.detect.Reading;
import dev.prunella.detect.RecentLook;
import dev.prunella.detect.Side;
import dev.prunella.model.Health;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown of single looks. */
class RecentLooksTest {

    private static final Duration PERIOD = Duration.ofSeconds(10);

    private final Patient patient = new Patient("feed");

    @Test
    void showsNoMoreThanTheLastLookOfEachSideOfATargetThatIsWell() {
        try (Lab lab = Lab.create()) {
            TargetHandle feed = lab.start(patient.target());
            lab.pass(PERIOD.multipliedBy(5));

            assertThat(looks(feed)).extracting(RecentLook::side).containsExactly(Side.INSIDE, Side.OUTSIDE);
            assertThat(looks(feed).get(0).ago()).isLessThanOrEqualTo(PERIOD);
        }
    }

    @Test
    void showsTheLooksSinceTheFirstThatFailed() {
        try (Lab lab = Lab.create()) {
            TargetHandle feed = lab.start(patient.target());
            patient.sick = true;
            lab.pass(Lab.WHILE);

            assertThat(looks(feed))
                    .isSortedAccordingTo((one, other) -> Long.compare(one.endedNanos(), other.endedNanos()));
            assertThat(looks(feed).get(0))
                    .returns(Side.INSIDE, RecentLook::side)
                    .returns(Reading.Status.FAIL, RecentLook::status)
                    .returns("sick", RecentLook::code);
            assertThat(inside(feed)).contains(Reading.Status.FAIL).endsWith(Reading.Status.PASS);
            assertThat(feed.status().health()).isEqualTo(Health.HEALTHY);
        }
    }

    @Test
    void keepsABoundedNumber() {
        patient.curable = false;
        try (Lab lab = Lab.create()) {
            TargetHandle feed = lab.start(patient.target());
            patient.sick = true;
            lab.pass(Duration.ofMinutes(10));

            assertThat(looks(feed)).hasSize(LookRing.MOST);
            assertThat(looks(feed).get(LookRing.MOST - 1).ago()).isLessThan(PERIOD);
        }
    }

    @Test
    void forgetsThemOnceTheTargetWasWellForAsManyLooks() {
        try (Lab lab = Lab.create()) {
            TargetHandle feed = lab.start(patient.target());
            patient.sick = true;
            lab.pass(Lab.WHILE);
            assertThat(looks(feed)).hasSizeGreaterThan(2);
            lab.pass(PERIOD.multipliedBy(61));

            assertThat(looks(feed)).hasSizeLessThanOrEqualTo(2);
        }
    }

    private static List<RecentLook> looks(TargetHandle target) {
        return target.explain().looks();
    }

    private static List<Reading.Status> inside(TargetHandle target) {
        return looks(target).stream()
                .filter(look -> look.side() == Side.INSIDE)
                .map(RecentLook::status)
                .toList();
    }
}
