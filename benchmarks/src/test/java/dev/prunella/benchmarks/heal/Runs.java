// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.Request;
import dev.prunella.testkit.load.WrittenOnce;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Loads and runs in which every figure is known. Times are seconds after the fault. */
final class Runs {

    private Runs() {}

    static Request succeeded(double start, double end) {
        return new Request(1, true, nanos(start), nanos(end), null, true);
    }

    static Request failed(double start, double end) {
        return new Request(2, true, nanos(start), nanos(end), "08006", true);
    }

    static LoadReport until(double lookedAt, Request... requests) {
        return new LoadReport(List.of(requests), nanos(lookedAt));
    }

    static Strike struck() {
        return Strike.at(0);
    }

    static Strike backAfter(double seconds) {
        return new Strike(0, nanos(seconds), () -> true, () -> Strike.NO_WORK);
    }

    /** A run that took so long to recover; infinite: it did not in 30 s. */
    static Measured recoveredIn(double seconds) {
        Duration recovery = Double.isInfinite(seconds) ? null : Duration.ofNanos(nanos(seconds));
        return run(recovery, seconds == 0 ? 0 : 4, Strike.NO_WORK, new WrittenOnce(100, 0, 0), Healing.NONE, 0);
    }

    static Measured run(
            Duration recovery, long failed, String beside, WrittenOnce writes, Healing healing, long actionsWhileDown) {
        return new Measured(
                0,
                0,
                Duration.ofSeconds(30),
                0,
                failed,
                0,
                Duration.ofMillis(20),
                recovery,
                beside,
                actionsWhileDown,
                writes,
                healing,
                0.1);
    }

    static List<Measured> recoveries(double... seconds) {
        return Arrays.stream(seconds).mapToObj(Runs::recoveredIn).toList();
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }
}
