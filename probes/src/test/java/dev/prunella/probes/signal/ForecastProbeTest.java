// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.HealingSupervisor;
import dev.prunella.act.Attempt;
import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.detect.series.Room;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.probes.sampling.Looks;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Probing;
import dev.prunella.target.Target;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Growth that will use up the rest is told while there is time, and acted on. */
// REQ L2, P6
class ForecastProbeTest {

    private static final Duration STEP = Duration.ofSeconds(30);

    private final Looks looks = new Looks();
    private final SplittableRandom noise = new SplittableRandom(3);
    private Reading seen = Reading.pass();
    private double used = 20;

    @AfterEach
    void end() {
        looks.close();
    }

    private Probe ahead() {
        return ForecastProbe.of("the heap", context -> seen, Room.upTo(100, "%"), STEP);
    }

    /** Looks each step while use changes by so much an hour; the first reading that fails, else the last. */
    private Reading grow(Probe probe, Duration span, double anHour) {
        Reading last = Reading.pass();
        for (long step = 0; step < span.dividedBy(STEP); step++) {
            used = Math.min(100, used + anHour * STEP.toSeconds() / 3_600);
            seen = Reading.pass().measuring(used + noise.nextDouble(-1, 1), "%");
            last = looks.after(STEP, probe);
            if (last.failed()) {
                return last;
            }
        }
        return last;
    }

    @Test
    void tellsOfGrowthBeforeTheEndAndKeepsTheValue() {
        Reading told = grow(ahead(), Duration.ofHours(6), 13);
        assertThat(told.code()).isEqualTo(ForecastProbe.EXHAUSTION_AHEAD);
        assertThat(told.reason().text()).startsWith("the heap: grows by ").contains("; full in ");
        assertThat(told.value().amount()).isBetween(50.0, 90.0);
    }

    @Test
    void aDayWithoutGrowthIsQuiet() {
        assertThat(grow(ahead(), Duration.ofDays(1), 0).passed()).isTrue();
    }

    @Test
    void whatIsGivenBackIsSeenAtOnce() {
        Probe probe = ahead();
        assertThat(grow(probe, Duration.ofHours(6), 13).failed()).isTrue();
        seen = Reading.pass().measuring(used - 5, "%");
        assertThat(looks.after(Duration.ofMillis(100), probe).failed()).isTrue();
        seen = Reading.pass().measuring(20, "%");
        assertThat(looks.after(Duration.ofMillis(100), probe).passed()).isTrue();
        used = 20;
        assertThat(grow(probe, Duration.ofHours(6), 13).code()).isEqualTo(ForecastProbe.EXHAUSTION_AHEAD);
    }

    @Test
    void manyLooksAreNoManyValues() {
        Probe probe = ahead();
        for (int i = 0; i < 1_800; i++) {
            seen = Reading.pass().measuring(20 + i * 0.04, "%");
            assertThat(looks.after(Duration.ofMillis(100), probe).passed()).isTrue();
        }
    }

    @Test
    void whatFailsOrIsUnknownStaysSo() {
        Probe probe = ahead();
        grow(probe, Duration.ofHours(6), 13);
        seen = Reading.fail("heap-full", "99 %").measuring(99, "%");
        assertThat(looks.of(probe).code()).isEqualTo("heap-full");
        seen = Reading.unknown("not-reported", "no value");
        assertThat(looks.of(probe).code()).isEqualTo("not-reported");
    }

    @Test
    void refusesAStepOfNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ForecastProbe.of("x", context -> seen, Room.upTo(1, ""), Duration.ZERO))
                .withMessageContaining("forecast probe: step");
    }

    @Test
    void isActedOnBeforeTheEnd() {
        List<HealingEvent> told = new ArrayList<>();
        FakeTime time = looks.time;
        HealingSupervisor supervisor = HealingSupervisor.builder()
                .clock(time)
                .scheduler(time)
                .randomness(time.randomness())
                .listener(told::add)
                .build();
        Probe measured = context -> Reading.pass().measuring(used + noise.nextDouble(-1, 1), "%");
        supervisor.supervise(Target.named("cache")
                .ownedBy("team")
                .probing(Probing.ofDefaults().every(STEP))
                .inside(ForecastProbe.of("the cache", measured, Room.upTo(100, "%"), STEP))
                .when(Diagnosis.Kind.LEAK, Runbook.of(Remediation.named("clear", context -> {
                    used = 20;
                    return RemediationResult.done("cleared");
                }))));
        supervisor.start();
        double most = 0;
        for (int i = 0; i < 8 * 120; i++) {
            used = Math.min(100, used + 13.0 / 120);
            most = Math.max(most, used);
            time.advance(STEP);
        }
        supervisor.close();
        assertThat(told)
                .filteredOn(HealingEvent.Ended.class::isInstance)
                .extracting(event -> ((HealingEvent.Ended) event).end())
                .isNotEmpty()
                .containsOnly(Attempt.End.HEALED);
        assertThat(most).isLessThan(90);
    }
}
