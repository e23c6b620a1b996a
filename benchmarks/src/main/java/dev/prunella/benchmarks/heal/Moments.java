// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditRecord;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When the phases of the first incident were reached, on {@link System#nanoTime()}.
 *
 * @param noticed trouble was noticed
 * @param insideBegan the inside probe began
 * @param insideEnded it had its answer
 * @param outsideBegan the outside probe began
 * @param outsideEnded it had its answer
 * @param diagnosed the evidence sufficed
 * @param intended the guardrails had permitted and the intent was handed to the trail
 * @param actionBegan the intent was durable, the guardrails had been asked again, and a worker had the action
 * @param actionEnded the action returned
 * @param verified the verdict
 */
record Moments(
        long noticed,
        long insideBegan,
        long insideEnded,
        long outsideBegan,
        long outsideEnded,
        long diagnosed,
        long intended,
        long actionBegan,
        long actionEnded,
        long verified) {

    /** Null if some phase was not reached. */
    static @Nullable Moments of(List<AuditRecord> trail, List<TimedScheduler.Timed> runs) {
        Long noticed = first(trail, AuditKind.NOTE, "noticed");
        Long diagnosed = first(trail, AuditKind.INCIDENT, "diagnosed");
        Long intended = first(trail, AuditKind.INTENT, "intends");
        Long verified = first(trail, AuditKind.INCIDENT, "verified");
        if (noticed == null || diagnosed == null || intended == null || verified == null) {
            return null;
        }
        TimedScheduler.Timed inside = decisive(runs, " inside", diagnosed);
        TimedScheduler.Timed outside = decisive(runs, " outside", diagnosed);
        TimedScheduler.Timed action = action(runs, intended);
        if (inside == null || outside == null || action == null) {
            return null;
        }
        return new Moments(
                noticed,
                inside.beganNanos(),
                inside.endedNanos(),
                outside.beganNanos(),
                outside.endedNanos(),
                diagnosed,
                intended,
                action.beganNanos(),
                action.endedNanos(),
                verified);
    }

    private static @Nullable Long first(List<AuditRecord> trail, AuditKind kind, String verb) {
        for (AuditRecord record : trail) {
            if (record.kind() == kind && record.entry().what().startsWith(verb)) {
                return record.monoNanos();
            }
        }
        return null;
    }

    /** The last run that ended before the diagnosis. */
    private static TimedScheduler.@Nullable Timed decisive(
            List<TimedScheduler.Timed> runs, String side, long diagnosedNanos) {
        return runs.stream()
                .filter(run -> run.name().endsWith(side) && run.endedNanos() - diagnosedNanos <= 0)
                .max(Comparator.comparingLong(TimedScheduler.Timed::endedNanos))
                .orElse(null);
    }

    private static TimedScheduler.@Nullable Timed action(List<TimedScheduler.Timed> runs, long intendedNanos) {
        Predicate<TimedScheduler.Timed> probe =
                run -> run.name().endsWith(" inside") || run.name().endsWith(" outside");
        return runs.stream()
                .filter(probe.negate())
                .filter(run -> run.beganNanos() - intendedNanos >= 0)
                .min(Comparator.comparingLong(TimedScheduler.Timed::beganNanos))
                .orElse(null);
    }
}
