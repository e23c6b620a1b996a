// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import static dev.prunella.benchmarks.heal.Runs.backAfter;
import static dev.prunella.benchmarks.heal.Runs.failed;
import static dev.prunella.benchmarks.heal.Runs.struck;
import static dev.prunella.benchmarks.heal.Runs.succeeded;
import static dev.prunella.benchmarks.heal.Runs.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

// TARGETS H: Recovery
class MeasuredTest {

    private static final WrittenOnce KEPT = new WrittenOnce(1, 0, 0);

    @Test
    void countsRecoveryFromTheFirstTroubleAndNotFromTheFault() {
        var load = until(5, succeeded(0.1, 0.2), failed(0.5, 0.6), failed(0.7, 0.9), succeeded(1, 1.1));
        assertThat(Measured.recovery(load, struck())).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void waitsForAWholeSecondWithoutTrouble() {
        var load = until(5, failed(0.5, 0.6), succeeded(0.7, 0.8), failed(1.4, 1.5));
        assertThat(Measured.recovery(load, struck())).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void hasNoRecoveryBeforeThatSecondWasSeen() {
        assertThat(Measured.recovery(until(1.2, failed(0.5, 0.6)), struck())).isNull();
    }

    @Test
    void countsFromTheReturnOfTheServiceWhereItWasDown() {
        var load = until(20, failed(1, 1.1), failed(14.9, 16.2), failed(15.5, 15.6), succeeded(16.3, 16.4));
        assertThat(Measured.recovery(load, backAfter(15))).isEqualTo(Duration.ofMillis(1_200));
    }

    @Test
    void neverRecoversBeforeTheReturn() {
        var load = until(20, failed(1, 1.1), succeeded(15.1, 15.2));
        assertThat(Measured.recovery(load, backAfter(15))).isZero();
    }

    @Test
    void countsOnlyActionsBetweenTheFaultAndTheReturnAsWhileDown() {
        var healing = new Healing("-", "-", "-", true, List.of(-1L, 1_000_000_000L, 15_500_000_000L), null);
        var measured = Measured.of(until(20), backAfter(15), "-", KEPT, healing);
        assertThat(measured.actionsWhileDown()).isOne();
    }

    @Test
    void tellsFailuresBeforeTheFaultFromThoseAfterIt() {
        LoadReport load = until(5, failed(-2, -1.9), failed(-0.1, 0.1), failed(1, 1.1));
        var measured = Measured.of(load, struck(), "-", KEPT, Healing.NONE);
        assertThat(measured.failedBefore()).isOne();
        assertThat(measured.failed()).isEqualTo(2);
    }
}
