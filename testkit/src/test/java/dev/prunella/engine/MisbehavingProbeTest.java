// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.CloseReport;
import dev.prunella.detect.Probe;
import dev.prunella.detect.Reading;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import dev.prunella.target.TargetBuilder;
import dev.prunella.testkit.time.FakeTime;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** FAULT-F16 in probes: it hurts the probe's own target and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MisbehavingProbeTest {

    private static final Duration LONG = Duration.ofSeconds(100);

    private final Map<Misbehaviour, Course> courses = new EnumMap<>(Misbehaviour.class);
    private final Course undisturbed = course(target(context -> Reading.pass()), FakeTime.create(1, 8));

    /** What was seen of one target and of one beside it. */
    private record Course(
            List<HealingEvent> events,
            int escalations,
            int abandoned,
            List<Long> neighbour,
            CloseReport report,
            Duration closing) {}

    @ParameterizedTest
    @EnumSource
    void countsAsAFailOfItsOwnTargetAndIsToldToAPerson(Misbehaviour how) {
        assertThat(course(how).escalations).isEqualTo(1);
        assertThat(course(how).events)
                .filteredOn(HealingEvent.Opened.class::isInstance)
                .singleElement()
                .extracting(HealingEvent::what)
                .asString()
                .startsWith("diagnosed LOCAL_FAULT");
    }

    @ParameterizedTest
    @EnumSource
    void changesNoOtherTargetsSchedule(Misbehaviour how) {
        // INVARIANT 34
        assertThat(course(how).neighbour).isEqualTo(undisturbed.neighbour);
    }

    @ParameterizedTest
    @EnumSource
    void takesOnePlaceAmongTheAbandonedAtMost(Misbehaviour how) {
        assertThat(course(how).abandoned).isEqualTo(how.hangs() ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource
    void saysNoMoreThanFits(Misbehaviour how) {
        assertThat(course(how).events)
                .allSatisfy(event -> assertThat(event.what()).hasSizeLessThan(5_000));
    }

    @ParameterizedTest
    @EnumSource
    void isListedByShutdownOnlyIfItIgnoresInterrupts(Misbehaviour how) {
        // INVARIANT 40
        List<String> left = how == Misbehaviour.IGNORES_INTERRUPTS ? List.of("bad inside") : List.of();
        assertThat(course(how).report).isEqualTo(new CloseReport(left, true));
        assertThat(course(how).closing).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @EnumSource
    void fromTheOutsideItIsNeverActedOn(Misbehaviour how) {
        // INVARIANT 10
        FakeTime time = FakeTime.create(1, 8);
        Patient patient = new Patient("patient");
        patient.sick = true;
        Course course = course(patient.target().outside(context -> how.instead(time)), time);
        assertThat(patient.treatments).isEmpty();
        assertThat(course.neighbour).isEqualTo(undisturbed.neighbour);
    }

    @Test
    void aNullIsAFail() {
        Course course = course(target(context -> null), FakeTime.create(1, 8));
        assertThat(course.escalations).isEqualTo(1);
        assertThat(course.events.get(0).what()).contains("returned null");
    }

    @Test
    void aReadingWithoutAStatusSaysNothing() {
        try (Lab lab = Lab.create()) {
            var handle = lab.start(target(context -> new Reading(null, null, null, null, null)));
            lab.pass(Duration.ofMinutes(4));
            assertThat(handle.explain().state()).contains("inside UNKNOWN the reading has no status (no-status) x1");
            assertThat(lab.escalations).hasSize(1);
        }
    }

    @Test
    void aValueThatIsNotANumberIsMissing() {
        TargetBuilder target = target(context -> Reading.pass().measuring(Double.NaN, "ms"));
        Course course = course(target, FakeTime.create(1, 8));
        assertThat(course.events).isEmpty();
        assertThat(Fence.safe(Reading.pass().measuring(Double.NaN, "ms")).value())
                .isNull();
        assertThat(Fence.safe(Reading.pass().measuring(7, "ms")).value()).isEqualTo(new Reading.Measurement(7, "ms"));
    }

    @Test
    void tenMegabytesOfReasonAreCapped() {
        String tenMegabytes = "x".repeat(10_000_000);
        Course course = course(target(context -> Reading.fail("bad", tenMegabytes)), FakeTime.create(1, 8));
        assertThat(course.escalations).isEqualTo(1);
        assertThat(course.events).allSatisfy(event -> assertThat(event.what()).hasSizeLessThan(5_000));
    }

    private static TargetBuilder target(Probe inside) {
        return Target.named("bad").ownedBy("team").inside(inside);
    }

    private Course course(Misbehaviour how) {
        FakeTime time = FakeTime.create(1, 8);
        return courses.computeIfAbsent(how, each -> course(target(context -> each.instead(time)), time));
    }

    private static Course course(TargetBuilder target, FakeTime time) {
        try (Lab lab = Lab.in(time, builder -> builder)) {
            Patient neighbour = new Patient("neighbour");
            lab.start(target, neighbour.target());
            lab.pass(LONG);
            int abandoned = lab.supervisor.status().abandonedRuns();
            List<HealingEvent> events = List.copyOf(lab.events);
            long before = time.nanoTime();
            CloseReport report = lab.supervisor.shutdown();
            Duration closing = Duration.ofNanos(time.nanoTime() - before);
            return new Course(events, lab.escalations.size(), abandoned, neighbour.looksAtNanos, report, closing);
        }
    }
}
