// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FAULT-F15: the wall clock jumps, and nobody acts on it. */
class WallClockTest {

    static List<Duration> jumps() {
        Duration toTheEpoch = Duration.between(Instant.parse("2026-01-01T00:00:00Z"), Instant.EPOCH);
        return List.of(
                Duration.ofHours(1),
                Duration.ofHours(-1),
                Duration.ofDays(1),
                Duration.ofDays(-1),
                toTheEpoch,
                toTheEpoch.minusDays(1),
                Duration.ofDays(4_000_000));
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aJumpCausesNothing(Duration jump) {
        // FAULT-F15
        Patient patient = new Patient("patient");
        try (Lab lab = Lab.create()) {
            lab.start(patient.target());
            lab.time.jumpWallClock(jump);
            lab.pass(Duration.ofHours(1));
            assertThat(lab.events).isEmpty();
            assertThat(patient.treatments).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("jumps")
    void aJumpChangesNoDecision(Duration jump) {
        // INVARIANT 26
        assertThat(courseWith(jump)).isEqualTo(courseWith(Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T00:58:00Z", "2026-10-25T00:58:00Z"})
    void theChangeToAndFromSummerTimeChangesNoDecision(Instant twoMinutesBefore) {
        // FAULT-F15
        TimeZone usual = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
        try {
            Duration jump = Duration.between(Instant.parse("2026-01-01T00:00:00Z"), twoMinutesBefore);
            assertThat(courseFrom(jump, Duration.ZERO)).isEqualTo(courseWith(Duration.ZERO));
        } finally {
            TimeZone.setDefault(usual);
        }
    }

    @Test
    void theCourseThatIsComparedHasDecisionsInIt() {
        assertThat(courseWith(Duration.ZERO))
                .anyMatch(line -> line.contains("ended INEFFECTIVE"))
                .anyMatch(line -> line.contains("not done"))
                .anyMatch(line -> line.contains("escalation delivered"));
    }

    /** Jumps at each quarter of a minute through two incidents, a hold and a spent budget. */
    private static List<String> courseWith(Duration jump) {
        return courseFrom(Duration.ZERO, jump);
    }

    private static List<String> courseFrom(Duration start, Duration jump) {
        Patient patient = new Patient("patient");
        patient.curable = false;
        try (Lab lab = Lab.create()) {
            lab.time.jumpWallClock(start);
            var handle = lab.start(patient.target());
            for (int quarter = 0; quarter < 40; quarter++) {
                patient.sick = quarter % 10 > 2;
                lab.time.jumpWallClock(quarter % 2 == 0 ? jump : jump.negated());
                if (quarter == 15) {
                    handle.hold(Actor.person("ann"), "works", Duration.ofMinutes(3));
                }
                lab.pass(Duration.ofSeconds(15));
            }
            return lab.events.stream().map(HealingEvent::what).toList();
        }
    }
}
