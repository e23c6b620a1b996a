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
 * @param insideBegan the first inside look after that began
 * @param insideEnded it had its answer
 * @param insideLooks how many began before the diagnosis
 * @param outsideBegan the first outside look after that began
 * @param outsideEnded it had its answer
 * @param outsideLooks how many began before the diagnosis
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
        long insideLooks,
        long outsideBegan,
        long outsideEnded,
        long outsideLooks,
        long diagnosed,
        long intended,
        long actionBegan,
        long actionEnded,
        long verified) {

    private static final String INSIDE = " inside";
    private static final String OUTSIDE = " outside";

    /** Null if some phase was not reached. */
    static @Nullable Moments of(List<AuditRecord> trail, List<TimedScheduler.Timed> runs) {
        Long noticed = first(trail, AuditKind.NOTE, "noticed");
        Long diagnosed = first(trail, AuditKind.INCIDENT, "diagnosed");
        Long intended = first(trail, AuditKind.INTENT, "intends");
        Long verified = first(trail, AuditKind.INCIDENT, "verified");
        if (noticed == null || diagnosed == null || intended == null || verified == null) {
            return null;
        }
        List<TimedScheduler.Timed> inside = looks(runs, INSIDE, noticed, diagnosed);
        List<TimedScheduler.Timed> outside = looks(runs, OUTSIDE, noticed, diagnosed);
        TimedScheduler.Timed action = action(runs, intended);
        if (inside.isEmpty() || outside.isEmpty() || action == null) {
            return null;
        }
        return new Moments(
                noticed,
                inside.get(0).beganNanos(),
                inside.get(0).endedNanos(),
                inside.size(),
                outside.get(0).beganNanos(),
                outside.get(0).endedNanos(),
                outside.size(),
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

    private static List<TimedScheduler.Timed> looks(
            List<TimedScheduler.Timed> runs, String side, long noticedNanos, long diagnosedNanos) {
        return runs.stream()
                .filter(run -> run.name().endsWith(side))
                .filter(run -> run.endedNanos() - noticedNanos > 0 && run.beganNanos() - diagnosedNanos < 0)
                .sorted(Comparator.comparingLong(TimedScheduler.Timed::beganNanos))
                .toList();
    }

    private static TimedScheduler.@Nullable Timed action(List<TimedScheduler.Timed> runs, long intendedNanos) {
        Predicate<TimedScheduler.Timed> probe =
                run -> run.name().endsWith(INSIDE) || run.name().endsWith(OUTSIDE);
        return runs.stream()
                .filter(probe.negate())
                .filter(run -> run.beganNanos() - intendedNanos >= 0)
                .min(Comparator.comparingLong(TimedScheduler.Timed::beganNanos))
                .orElse(null);
    }
}
