// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.act.Remediation;
import dev.prunella.decide.Policy;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Window;
import dev.prunella.decide.WindowTimes;
import dev.prunella.detect.series.GrowthDetector;
import dev.prunella.detect.series.Room;
import dev.prunella.detect.series.ThresholdDetector;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.target.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The past again, through detectors and a policy. */
// REQ L1, L7
class ReplayTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Policy POLICY = Policy.ofDefaults();

    private static final Target POOL = Target.named("orders")
            .ownedBy("team")
            .inside(context -> {
                throw new AssertionError("a replay calls no probe");
            })
            .when(Diagnosis.Kind.LOCAL_FAULT, Runbook.of(Remediation.named("recycle", context -> {
                throw new AssertionError("a replay does nothing");
            })))
            .build();

    @TempDir
    Path folder;

    private static Series series(String name, Duration step, Duration span, LongToDoubleFunction valueAtSecond) {
        int count = (int) span.dividedBy(step);
        long[] times = new long[count];
        double[] values = new double[count];
        Arrays.setAll(times, i -> BEGIN.plus(step.multipliedBy(i)).toEpochMilli());
        Arrays.setAll(values, i -> valueAtSecond.applyAsDouble(i * step.toSeconds()));
        return Series.of(name, times, values);
    }

    private static Instant after(Duration span) {
        return BEGIN.plus(span);
    }

    private static boolean within(long second, Duration from, Duration to) {
        return second >= from.toSeconds() && second < to.toSeconds();
    }

    /** An hour in steps of 10 s, of which these minutes are wrong. */
    private static Recording errors(Duration from, Duration to) {
        return Recording.of(series(
                "errors", Duration.ofSeconds(10), Duration.ofHours(1), second -> within(second, from, to) ? 0.7 : 0));
    }

    private static ReplayTarget looked() {
        return ReplayTarget.of(POOL).inside("errors", value -> value > 0.5, "threw");
    }

    @Test
    void saysWhenItWouldHaveDecidedAndActed() {
        Duration from = Duration.ofMinutes(20);
        Duration to = Duration.ofMinutes(25);
        ReplayReport report = Replay.of(errors(from, to).incident("orders", after(from), after(to)))
                .through(POLICY, looked());
        Caught caught = report.incidents().get(0);
        assertThat(caught.decided()).isBetween(after(from), after(from.plusSeconds(12)));
        assertThat(caught.timeToAct()).isBetween(Duration.ZERO, Duration.ofSeconds(12));
        assertThat(report.decisions())
                .filteredOn(each -> each.kind() == Decision.Kind.WOULD_ACT)
                .first()
                .extracting(Decision::what)
                .asString()
                .contains("would do recycle", "against LOCAL_FAULT (threw)");
        assertThat(report.falseActions()).isEmpty();
        assertThat(report.summary()).contains("of 1 known incidents:", "would have acted in 1", "1 justified, 0 not");
    }

    @Test
    void whatRecoversByItselfWasActedOnInVain() {
        Duration from = Duration.ofMinutes(20);
        ReplayReport report = Replay.of(errors(from, from.plusSeconds(20))).through(POLICY, looked());
        assertThat(report.summary()).contains("no incident is known", "0 justified, 1 not");
    }

    @Test
    void theGuardrailsOfThePolicyHold() {
        Window release =
                Window.of("release", WindowTimes.once(after(Duration.ofMinutes(10)), after(Duration.ofMinutes(40))));
        Policy policy = Policy.builder().windows(release).build();
        Duration from = Duration.ofMinutes(20);
        ReplayReport report = Replay.of(errors(from, from.plusMinutes(5))).through(policy, looked());
        assertThat(report.decisions())
                .extracting(Decision::kind)
                .contains(Decision.Kind.REFUSED)
                .doesNotContain(Decision.Kind.WOULD_ACT);
    }

    @Test
    void whatTheTargetDependsOnIsNotItsFault() {
        Duration from = Duration.ofMinutes(20);
        Recording both = errors(from, from.plusMinutes(5))
                .and(Recording.of(series(
                        "down",
                        Duration.ofSeconds(10),
                        Duration.ofHours(1),
                        second -> within(second, from, from.plusMinutes(5)) ? 1 : 0)));
        ReplayReport report = Replay.of(both).through(POLICY, looked().outside("down", value -> value > 0, "refused"));
        assertThat(report.decisions())
                .extracting(Decision::kind)
                .contains(Decision.Kind.DIAGNOSED)
                .doesNotContain(Decision.Kind.WOULD_ACT);
    }

    @Test
    void aLeakIsForetold() {
        Duration leak = Duration.ofHours(30);
        Duration exhausted = leak.plusHours(5);
        SplittableRandom noise = new SplittableRandom(7);
        Series active = series("active", Duration.ofMinutes(1), exhausted.plusMinutes(30), second -> {
            double lost = Math.max(0, second - leak.toSeconds())
                    * 42.0
                    / Duration.ofHours(5).toSeconds();
            return Math.min(50, Math.rint(4 + 2 * noise.nextDouble(-1, 1) + lost));
        });
        ReplayReport report = Replay.of(
                        Recording.of(active).incident("orders", after(exhausted), after(exhausted.plusMinutes(30))))
                .tolerance(Duration.ofHours(5))
                .through(
                        POLICY,
                        ReplayTarget.of(POOL)
                                .detecting("active", () -> GrowthDetector.of(Room.upTo(50, "connections"))));
        assertThat(report.incidents().get(0).timeToDetect()).isNegative();
        assertThat(report.falseAlarms()).isEmpty();
        assertThat(report.detections().get(0).what()).startsWith("active: ");
    }

    @Test
    void anAlarmFarFromEveryIncidentIsFalse() {
        Recording recording = errors(Duration.ofMinutes(5), Duration.ofMinutes(6))
                .incident("orders", after(Duration.ofMinutes(40)), after(Duration.ofMinutes(45)));
        ReplayReport report =
                Replay.of(recording).through(POLICY, looked().detecting("errors", () -> ThresholdDetector.above(0.5)));
        assertThat(report.falseAlarms()).hasSize(report.detections().size()).isNotEmpty();
        assertThat(report.falseActions()).hasSize(1);
        assertThat(report.incidents().get(0).timeToDetect()).isNull();
        assertThat(report.falseAlarmsPerDay()).isGreaterThan(20);
    }

    @Test
    void aSignalThatStopsIsFoundAndProvesNothing() {
        Series early = series("errors", Duration.ofSeconds(10), Duration.ofMinutes(10), second -> 0);
        Series late = series("other", Duration.ofSeconds(10), Duration.ofHours(1), second -> 0);
        Series gap = Series.of(
                "errors",
                new long[] {
                    early.time(0).toEpochMilli(),
                    early.time(1).toEpochMilli(),
                    early.time(2).toEpochMilli(),
                    early.time(30).toEpochMilli()
                },
                new double[] {0, 0, 0, 0});
        ReplayReport report = Replay.of(Recording.of(gap, late))
                .through(POLICY, looked().detecting("errors", () -> ThresholdDetector.above(0.5)));
        assertThat(report.detections()).extracting(Detection::what).contains("errors: no value for 5 looks");
        assertThat(report.decisions()).extracting(Decision::kind).doesNotContain(Decision.Kind.WOULD_ACT);
    }

    @Test
    void theSamePastIsAlwaysTheSame() {
        Recording recording = errors(Duration.ofMinutes(20), Duration.ofMinutes(25));
        assertThat(Replay.of(recording).through(POLICY, looked()).decisions())
                .isEqualTo(Replay.of(recording).through(POLICY, looked()).decisions());
    }

    @Test
    void drawsAPageOfItsOwn() throws Exception {
        Duration from = Duration.ofMinutes(20);
        Recording recording = errors(from, from.plusMinutes(5))
                .incidents(List.of(new RecordedIncident(
                        "orders", after(from), after(from.plusMinutes(5)), "<b>lost</b>", false, false)));
        Path file = folder.resolve("replay.html");
        Replay.of(recording)
                .through(POLICY, looked().detecting("errors", () -> ThresholdDetector.above(0.5)))
                .writeHtml(file);
        assertThat(Files.readString(file))
                .contains("<svg", "class=\"values\"", "class=\"ill\"", "class=\"alarm\"", "class=\"act\"")
                .contains("&lt;b&gt;lost", "would do recycle")
                .doesNotContain("<b>", "<script", "src=", "href=");
    }

    @Test
    void refusesWhatCannotBeReplayed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Replay.of(Recording.of()))
                .withMessage("replay: the recording has neither a series nor an incident");
        Replay replay = Replay.of(errors(Duration.ZERO, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.through(POLICY))
                .withMessage("replay: needs a target");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.tolerance(Duration.ofSeconds(-1)))
                .withMessage("replay: tolerance must not be negative, got PT-1S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.through(POLICY, looked(), looked()))
                .withMessageContaining("orders");
        ReplayTarget wrong = ReplayTarget.of(POOL).inside("error", value -> value > 0, "threw");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> replay.through(POLICY, wrong))
                .withMessage("recording: there is no series 'error', there are [errors]");
    }
}
