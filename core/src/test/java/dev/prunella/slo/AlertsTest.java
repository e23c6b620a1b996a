// SPDX-License-Identifier: Apache-2.0
package dev.prunella.slo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.prunella.slo.BurnAlert.Urgency;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a person is told that a budget burns, and when not. */
class AlertsTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MONTH = Duration.ofDays(30);

    private final Course course = new Course(Course.SLO);

    @Test
    void theDefaultsAreThoseOfTheWorkbook() {
        assertThat(BurnAlert.ofDefaults())
                .containsExactly(
                        new BurnAlert(Duration.ofHours(1), Duration.ofMinutes(5), 14.4, Urgency.PAGE),
                        new BurnAlert(Duration.ofHours(6), Duration.ofMinutes(30), 6, Urgency.PAGE),
                        new BurnAlert(Duration.ofDays(3), Duration.ofHours(6), 1, Urgency.TICKET));
    }

    @Test
    void anOutagePagesWithinAMinute() { // REQ L2
        course.runs(DAY, 100, 0);
        Duration took = course.until(Urgency.PAGE, 100, 1);
        assertThat(took).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertThat(course.status().budget().left()).isCloseTo(0.98, within(0.005));
    }

    @Test
    void anOutageOfANewProcessPagesAsSoonAndNoSooner() {
        course.runs(Duration.ofMinutes(1), 100, 0);
        assertThat(course.until(Urgency.PAGE, 100, 1)).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
    }

    @Test
    void aBurnOfSevenTimesPagesOverTheSixHours() {
        course.runs(DAY, 1_000, 0);
        Duration took = course.until(Urgency.PAGE, 1_000, 0.007);
        assertThat(took).isBetween(Duration.ofHours(5), Duration.ofMinutes(320));
    }

    @Test
    void aBurnOfTwiceIsATicketAndNoPage() {
        course.runs(DAY, 1_000, 0);
        Duration took = course.until(Urgency.TICKET, 1_000, 0.002);
        assertThat(took).isBetween(Duration.ofHours(35), Duration.ofHours(38));
        course.runs(Duration.ofDays(5), 1_000, 0.002);
        assertThat(course.status().firing()).isEqualTo(Urgency.TICKET);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsAllowedTellsNobodyInAWeek(long seed) {
        // REQ F2
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 7 * 24 * 360; i++) {
            course.tick(1_000, random.nextDouble() < 0.5 ? 1 : 0);
        }
        assertThat(course.changes(0) + course.changes(1) + course.changes(2)).isZero();
        assertThat(course.status().alerts().get(2).longRate()).isBetween(0.45, 0.55);
    }

    @Test
    void oneFailureAtNightTellsNobody() {
        // REQ F2
        for (int i = 0; i < 360; i++) {
            course.tick(i % 6 == 0 ? 1 : 0, 0);
        }
        course.tick(1, 1);
        assertThat(course.status().alerts().get(0).longRate()).isGreaterThan(14.4);
        assertThat(course.status().firing()).isNull();
        course.tick(4, 4);
        assertThat(course.status().firing()).isEqualTo(Urgency.PAGE);
    }

    @Test
    void endsAsTheShortWindowIsWell() {
        course.runs(Duration.ofHours(2), 100, 0);
        course.until(Urgency.PAGE, 100, 1);
        course.runs(Duration.ofMinutes(2), 100, 1);
        course.runs(Duration.ofMinutes(4), 100, 0);
        assertThat(course.fires(0)).isTrue();
        course.runs(Duration.ofSeconds(80), 100, 0);
        assertThat(course.fires(0)).isFalse();
        assertThat(course.status().alerts().get(0).longRate()).as("still high").isGreaterThan(14.4);
    }

    @Test
    void doesNotFlapAtTheRateOfItsEnd() {
        course.runs(Duration.ofHours(1), 1_000, 0);
        course.until(Urgency.PAGE, 1_000, 0.03);
        for (int i = 0; i < 1_000; i++) {
            course.tick(1_000, i % 2 == 0 ? 29 : 31);
        }
        assertThat(course.changes(0)).isEqualTo(1);
    }

    @Test
    void withoutDataItNeitherBeginsNorEnds() {
        course.runs(Duration.ofHours(1), 100, 0);
        course.until(Urgency.PAGE, 100, 1);
        course.gaps(Duration.ofMinutes(50));
        assertThat(course.fires(0)).as("no data is not good").isTrue();
        course.gaps(Duration.ofMinutes(15));
        assertThat(course.fires(0)).as("nothing is left of it").isFalse();
    }

    @Test
    void anIndicatorWithoutEventsIsNotAnAlert() {
        course.runs(DAY, 0, 0);
        assertThat(course.status().firing()).isNull();
        assertThat(course.status().budget().left()).isNaN();
        assertThat(course.status().budget())
                .hasToString("nothing was counted yet, so nobody knows what is left of the error budget");
    }

    @Test
    void aStandstillOfTheProcessCountsAsNothing() {
        course.runs(Duration.ofHours(1), 100, 0);
        course.standsStill(Duration.ofHours(9), 10_000, 10_000);
        assertThat(course.status().firing()).isNull();
        assertThat(course.status().bad()).isZero();
        assertThat(course.status().gap()).isEqualTo("nobody looked for 9 h");
        assertThat(course.status().budget().counts().seen()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void forgetsOverTheWindow() {
        course.runs(Duration.ofHours(1), 100, 0.5);
        assertThat(course.status().budget().left()).isLessThan(1);
        course.runs(MONTH.plusHours(13), 100, 0);
        assertThat(course.status().budget().left()).isEqualTo(1);
    }

    @Test
    void pressureTellsAPageFromATicket() {
        course.runs(Duration.ofHours(1), 1_000, 0.001);
        assertThat(course.status().pressure()).isBetween(0.1, 0.5);
        course.runs(Duration.ofMinutes(1), 1_000, 0.5);
        assertThat(course.status().pressure()).as("before the alert fires").isGreaterThan(1);
        assertThat(course.status().firing()).isNull();
    }

    @Test
    void pressureIsNotKnownOfWhatNobodySees() {
        assertThat(course.status().pressure()).isNaN();
        course.tick(1, 1);
        course.tick(1, 1);
        assertThat(course.status().pressure()).as("too few failures").isNaN();
    }

    @Test
    void saysHowItStands() {
        course.runs(Duration.ofHours(1), 100, 0);
        course.until(Urgency.PAGE, 100, 1);
        assertThat(course.status().lines())
                .contains("slo checkout: FIRING: page at 14.4 over 1 h and 5 min, now 16.62 and 193.55, 600 failures")
                .anyMatch(line -> line.startsWith(
                        "slo checkout: 99.9 % of things over 30 d, 97.69 % of the error budget is left"));
    }
}
