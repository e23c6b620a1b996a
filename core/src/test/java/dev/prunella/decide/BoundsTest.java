// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prunella.act.Remediation;
import dev.prunella.act.RemediationResult;
import dev.prunella.detect.Reading;
import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import dev.prunella.verify.HarmWatch;
import dev.prunella.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The bounds that the documentation names are allowed themselves; {@link BadNumbersTest} has what lies beyond. */
class BoundsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final Step step = Step.of(Remediation.named("evict-all", context -> RemediationResult.done("done")));

    private static void allowed(ThrowingCallable wiring) {
        assertThatCode(wiring).doesNotThrowAnyException();
    }

    @Test
    void ofAPolicy() {
        allowed(() -> Policy.builder().processEnds(0).build());
        allowed(() -> Policy.builder().processEnds(100).build());
        allowed(() -> Policy.builder().slowestPace(SECOND).suspicionPace(SECOND).build());
        allowed(() -> Policy.builder().settling(Duration.ZERO).build());
        allowed(() -> new Latches(2, HOUR, HOUR, 2, HOUR));
    }

    @Test
    void windowsOfAPolicyHaveNamesOfTheirOwn() {
        Window deploy = Window.of("deploy", WindowTimes.daily(LocalTime.NOON, HOUR, ZoneOffset.UTC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policy.builder().windows(deploy, deploy).build())
                .withMessage("policy: windows must have different names, got two of 'deploy'");
    }

    @Test
    void ofTheBackoff() {
        allowed(() -> new BackoffPolicy(Duration.ofMillis(10), 1, Duration.ofMillis(10), 0, Duration.ZERO));
        allowed(() -> new BackoffPolicy(SECOND, 100, SECOND, 0.99, SECOND));
    }

    @Test
    void ofTheBrake() {
        allowed(() -> new BrakePolicy(1, SECOND, 2, 0));
        allowed(() -> new BrakePolicy(0.01, SECOND, 2, 1));
    }

    @Test
    void ofAStep() {
        HarmWatch[] watches = IntStream.range(0, 16)
                .mapToObj(i -> HarmWatch.probe("watch-" + i, context -> Reading.pass()))
                .toArray(HarmWatch[]::new);
        allowed(() -> step.attempts(1));
        allowed(() -> step.attempts(100));
        allowed(() -> step.watching(watches));
    }

    @Test
    void aStepKeepsWhatItIsVerifiedBy() {
        Verification once = new Verification(1, SECOND, SECOND);
        assertThat(step.verifiedBy(once).verification()).isEqualTo(once);
    }

    @Test
    void autoMayBeAsEasyToComeByAsApprove() {
        var bar = new Graduation.Bar(1, 1, Duration.ZERO);
        assertThat(new Graduation(bar, bar).auto()).isEqualTo(bar);
    }

    @Test
    void aWindowMayLastAWeek() {
        allowed(() -> WindowTimes.daily(LocalTime.NOON, Duration.ofDays(7), ZoneOffset.UTC));
    }

    @Test
    void aWindowMayBeginOnTheFirstAndOnTheLastDayOfAMonth() {
        allowed(() -> WindowTimes.daily(LocalTime.NOON, HOUR, ZoneOffset.UTC).onMonthDays(1, 31));
    }

    @Test
    void theWindowThatCountsIsOpenAndOfThisTarget() {
        var open = WindowTimes.daily(LocalTime.NOON, HOUR, ZoneOffset.UTC);
        var closed = WindowTimes.daily(LocalTime.MIDNIGHT, HOUR, ZoneOffset.UTC);
        Window ofOthers = Window.of("of-others", open).only("web");
        Window ofOurs = Window.of("of-ours", open).only("orders-db");
        var target = new TargetInfo("orders-db", "team", Severity.ERROR, "pools", Set.of());
        assertThat(Window.open(List.of(Window.of("closed", closed), ofOthers, ofOurs), target, NOON))
                .isEqualTo(ofOurs);
        assertThat(Window.open(List.of(ofOthers), target, NOON)).isNull();
    }
}
