// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

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
 * @param watched for how long after the fault
 * @param failedBefore requests that failed before the fault
 * @param failed requests that failed after it
 * @param hung requests that took more than a second
 * @param longest the longest request
 * @param recovery null if it did not recover while it was watched
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
        WrittenOnce writes,
        Healing healing,
        double machineLoad) {

    static Measured of(LoadReport all, long faultNanos, WrittenOnce writes, Healing healing) {
        LoadReport after = all.since(faultNanos);
        long firstTrouble = after.requests().stream()
                .filter(request -> request.failed() || request.hung())
                .mapToLong(Request::startNanos)
                .findFirst()
                .orElse(faultNanos);
        return new Measured(
                faultNanos,
                firstTrouble,
                Duration.ofNanos(after.lookedAtNanos() - faultNanos),
                all.failed() - after.failed(),
                after.failed(),
                after.hung(),
                after.longest(),
                after.recovery(),
                writes,
                healing,
                MachineFacts.load());
    }

    /** From the first failed or hung request to the verdict; null without one. */
    @Nullable
    Duration verdict() {
        Moments moments = healing.moments();
        return moments == null ? null : Duration.ofNanos(moments.verified() - firstTroubleNanos);
    }
}
