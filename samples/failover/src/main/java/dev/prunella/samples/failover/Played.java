// SPDX-License-Identifier: Apache-2.0
package dev.prunella.samples.failover;

import dev.prunella.testkit.load.LoadReport;
import dev.prunella.testkit.load.WrittenOnce;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one act showed.
 *
 * @param act which
 * @param span when the fault was there
 * @param alone the service whose pool is left alone
 * @param supervised the service whose pool is supervised
 * @param healing what the supervisor did
 */
record Played(Act act, Strike.Span span, Side alone, Side supervised, Healing healing) {

    /**
     * One service.
     *
     * @param report its requests since the fault
     * @param orders what became of its confirmed orders, those before the fault included
     */
    record Side(LoadReport report, WrittenOnce orders) {

        /** How long after this moment it had recovered; null if it had not. */
        @Nullable
        Duration recoveredAfter(long nanos) {
            Duration recovery = report.recovery();
            if (recovery == null) {
                return null;
            }
            long firstBad = report.requests().stream()
                    .filter(request -> request.failed() || request.hung())
                    .mapToLong(request -> request.startNanos() - nanos)
                    .findFirst()
                    .orElse(0);
            return recovery.plusNanos(firstBad);
        }
    }

    /** What did not go as promised. */
    List<String> broken() {
        return act.broken(this);
    }
}
