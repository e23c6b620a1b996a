// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.benchmarks.report.MachineFacts;
import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.Request;
import dev.prunella.testkit.load.WrittenOnce;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One run of one variant.
 *
 * @param faultNanos when the fault began
 * @param firstTroubleNanos when the first failed or hung request began; the fault's moment if there was none
 * @param watched for how long after it could recover
 * @param failedBefore requests that failed before the fault
 * @param failed requests that failed after it
 * @param hung requests that took more than a second
 * @param longest the longest request
 * @param recovery null if it did not recover while it was watched
 * @param beside what became of honest work beside the fault
 * @param actionsWhileDown how many actions were begun before anybody could recover
 * @param writes what became of acknowledged writes
 * @param healing what healed it
 * @param machineLoad threads that ran or waited for a core in the last minute
 */
record Measured(
        long faultNanos,
        long firstTroubleNanos,
        Duration watched,
        long failedBefore,
        long failed,
        long hung,
        Duration longest,
        @Nullable Duration recovery,
        String beside,
        long actionsWhileDown,
        WrittenOnce writes,
        Healing healing,
        double machineLoad) {

    static Measured of(LoadReport all, Strike strike, String beside, WrittenOnce writes, Healing healing) {
        LoadReport after = all.since(strike.beganNanos());
        return new Measured(
                strike.beganNanos(),
                firstTrouble(after, strike.beganNanos()),
                Duration.ofNanos(after.lookedAtNanos() - strike.curableNanos()),
                all.failed() - after.failed(),
                after.failed(),
                after.hung(),
                after.longest(),
                recovery(all, strike),
                beside,
                healing.intendedNanos().stream()
                        .filter(nanos -> nanos - strike.beganNanos() >= 0 && nanos - strike.curableNanos() < 0)
                        .count(),
                writes,
                healing,
                MachineFacts.load());
    }

    /**
     * To the start of the first second without a failed or hung request; from the return of the service where the fault has one,
     * else from the start of the first failed or hung request. Null if no such second was seen.
     */
    static @Nullable Duration recovery(LoadReport all, Strike strike) {
        LoadReport after = all.since(strike.curableNanos());
        Duration fromFirstTrouble = after.recovery();
        Long returned = strike.returnedNanos();
        if (returned == null || fromFirstTrouble == null || fromFirstTrouble.isZero()) {
            return fromFirstTrouble;
        }
        long well = firstTrouble(after, returned) + fromFirstTrouble.toNanos();
        return Duration.ofNanos(Math.max(0, well - returned));
    }

    private static long firstTrouble(LoadReport report, long otherwise) {
        return report.requests().stream()
                .filter(request -> request.failed() || request.hung())
                .mapToLong(Request::startNanos)
                .findFirst()
                .orElse(otherwise);
    }

    /** From the first failed or hung request to the verdict; null without one. */
    @Nullable
    Duration verdict() {
        Moments moments = healing.moments();
        return moments == null ? null : Duration.ofNanos(moments.verified() - firstTroubleNanos);
    }
}
