// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadReportTest {

    // TARGETS H: from the start of the first failed or hung request to the start of the first second without one
    @Test
    void recoversWhenTheFirstSecondWithoutATroubledRequestBegins() {
        var report = report(5_000, ok(0, 5), failed(100, 110), ok(120, 125), failed(300, 320), ok(330, 335));

        assertThat(report.recovery()).isEqualTo(Duration.ofMillis(220));
    }

    @Test
    void countsAHungRequestFromItsStartToItsEnd() {
        var report = report(6_000, ok(0, 5), hung(100, 3_100), ok(3_105, 3_110));

        assertThat(report.recovery()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void startsAnewWhenARequestFailsWithinTheSecond() {
        var report = report(9_000, failed(100, 110), failed(1_000, 1_010), failed(4_000, 4_010));

        assertThat(report.recovery()).isEqualTo(Duration.ofMillis(910));
    }

    @Test
    void hasNotRecoveredBeforeTheSecondIsOver() {
        assertThat(report(1_100, failed(100, 110)).recovery()).isNull();
    }

    @Test
    void isUndecidedWhileARequestOfThatSecondIsOpen() {
        assertThat(report(1_200, failed(100, 110), open(900)).recovery()).isNull();
        assertThat(report(1_200, failed(100, 110), open(1_150)).recovery()).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void needsNoTimeWhenNothingFailed() {
        assertThat(report(3_000, ok(0, 5)).recovery()).isZero();
    }

    private static LoadReport report(long lookedAtMillis, Request... requests) {
        List<Request> seen = List.of(requests).stream()
                .map(request -> request.ended() ? request : until(request, lookedAtMillis))
                .toList();
        return new LoadReport(seen, lookedAtMillis * 1_000_000);
    }

    private static Request until(Request open, long millis) {
        return new Request(open.id(), true, open.startNanos(), millis * 1_000_000, null, false);
    }

    private static Request ok(long startMillis, long endMillis) {
        return new Request(startMillis, true, startMillis * 1_000_000, endMillis * 1_000_000, null, true);
    }

    private static Request hung(long startMillis, long endMillis) {
        return ok(startMillis, endMillis);
    }

    private static Request failed(long startMillis, long endMillis) {
        return new Request(startMillis, true, startMillis * 1_000_000, endMillis * 1_000_000, "25006", true);
    }

    private static Request open(long startMillis) {
        return new Request(startMillis, true, startMillis * 1_000_000, startMillis * 1_000_000, null, false);
    }
}
