// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** Windows by the clock on the wall, also on the days when it is changed. */
// INVARIANT 13, 26
class WindowTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Instant at(String utc) {
        return Instant.parse(utc);
    }

    @Test
    void isOpenFromItsBeginningToJustBeforeItsEnd() {
        var once = WindowTimes.once(at("2026-01-01T10:00:00Z"), at("2026-01-01T11:00:00Z"));
        assertThat(once.endsAfter(at("2026-01-01T09:59:59Z"))).isNull();
        assertThat(once.endsAfter(at("2026-01-01T10:00:00Z"))).isEqualTo(at("2026-01-01T11:00:00Z"));
        assertThat(once.endsAfter(at("2026-01-01T11:00:00Z"))).isNull();
    }

    @Test
    void reachesOverMidnight() {
        var night = WindowTimes.daily(LocalTime.of(23, 0), Duration.ofHours(3), BERLIN)
                .on(DayOfWeek.FRIDAY);
        assertThat(night.endsAfter(at("2026-01-02T21:59:59Z"))).isNull();
        assertThat(night.endsAfter(at("2026-01-03T00:30:00Z"))).isEqualTo(at("2026-01-03T01:00:00Z"));
        assertThat(night.endsAfter(at("2026-01-03T22:30:00Z"))).isNull();
    }

    @Test
    void isWeekLongIfAsked() {
        var week = WindowTimes.daily(LocalTime.NOON, Duration.ofDays(7), BERLIN).onMonthDays(1);
        assertThat(week.endsAfter(at("2026-02-08T10:59:59Z"))).isEqualTo(at("2026-02-08T11:00:00Z"));
        assertThat(week.endsAfter(at("2026-02-08T11:00:00Z"))).isNull();
    }

    @Test
    void beginsLaterWhereItsBeginningIsSkipped() {
        // on 29 March 2026 the clocks of Berlin go from 2:00 to 3:00, at 1:00 UTC
        var early = WindowTimes.daily(LocalTime.of(2, 30), Duration.ofHours(1), BERLIN);
        assertThat(early.endsAfter(at("2026-03-29T01:29:59Z"))).isNull();
        assertThat(early.endsAfter(at("2026-03-29T01:30:00Z"))).isEqualTo(at("2026-03-29T02:30:00Z"));
    }

    @Test
    void lastsNoLongerWhereTheClocksAreSetBack() {
        // on 25 October 2026 the clocks of Berlin go from 3:00 back to 2:00, at 1:00 UTC
        var early = WindowTimes.daily(LocalTime.of(2, 30), Duration.ofHours(1), BERLIN);
        assertThat(early.endsAfter(at("2026-10-25T00:30:00Z"))).isEqualTo(at("2026-10-25T01:30:00Z"));
        assertThat(early.endsAfter(at("2026-10-25T01:30:00Z"))).isNull();
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> WindowTimes.once(at("2026-01-01T10:00:00Z"), at("2026-01-01T10:00:00Z")))
                .hasMessage("window: to must be after from 2026-01-01T10:00:00Z, got 2026-01-01T10:00:00Z");
        assertThatThrownBy(() -> WindowTimes.daily(LocalTime.NOON, Duration.ofDays(8), BERLIN))
                .hasMessage("window: length must be more than zero and at most PT168H, got PT192H");
        assertThatThrownBy(() -> WindowTimes.daily(LocalTime.NOON, Duration.ofHours(1), BERLIN)
                        .onMonthDays(0))
                .hasMessage("window: monthDays must be 1 to 31, got 0");
        assertThatThrownBy(() -> Window.of(" ", WindowTimes.daily(LocalTime.NOON, Duration.ofHours(1), BERLIN)))
                .hasMessage("window: name must not be blank, got ' '");
    }
}
