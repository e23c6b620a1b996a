// SPDX-License-Identifier: Apache-2.0
package dev.prunella.act;

import dev.prunella.model.Generation;
import dev.prunella.model.IncidentId;
import dev.prunella.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One run of one step.
 *
 * @param incident the episode that it belongs to
 * @param step which step of the runbook, counted from 1
 * @param number which attempt at that step, counted from 1
 * @param remediation the name of what is run, a remediation or a compensation
 * @param generation the incarnation of the target that it was planned for
 * @param deadline when it is interrupted
 * @param undoes the key of the attempt that this one takes back, where it is a compensation; else null
 */
public record Attempt(
        IncidentId incident,
        int step,
        int number,
        String remediation,
        Generation generation,
        Deadline deadline,
        @Nullable String undoes) {

    /** An attempt that takes nothing back. */
    public Attempt(
            IncidentId incident, int step, int number, String remediation, Generation generation, Deadline deadline) {
        this(incident, step, number, remediation, generation, deadline, null);
    }

    /** Unique over restarts: incident, step and number. */
    public String key() {
        return key(incident, step, number);
    }

    /** The same with another deadline: its time runs from its start, not from its planning. */
    public Attempt until(Deadline other) {
        return new Attempt(incident, step, number, remediation, generation, other, undoes);
    }

    /** The key of an attempt of this incident at this step with this number. */
    public static String key(IncidentId incident, int step, int number) {
        return incident + "/" + step + "." + number;
    }

    /**
     * The time in which the remediation ran, without its planning before and its verification after it.
     *
     * @param fromNanos when it was started, on the monotonic clock
     * @param toNanos when it returned or was given up
     */
    public record Ran(long fromNanos, long toNanos) {}

    /** How an attempt ended; every intent gets exactly one of these. */
    public enum End {
        /** It ran, and the target was measured healthy afterwards. */
        HEALED,
        /** It ran, and the target was not measured healthy afterwards. */
        INEFFECTIVE,
        /** It ran, and the target was worse afterwards. */
        WORSE,
        /** It said itself that it could not. */
        FAILED,
        /** It was interrupted at its deadline and ended then. */
        TIMED_OUT,
        /** It ignored the interrupt and still runs; its thread is given up and counted. */
        ABANDONED,
        /** It was planned and did not begin. */
        NOT_STARTED,
        /** The process ended before the outcome was known. */
        UNKNOWN
    }
}
