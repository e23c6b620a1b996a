// SPDX-License-Identifier: Apache-2.0
package dev.prunella.detect;

import dev.prunella.model.Reason;
import dev.prunella.model.TraceRef;
import org.jspecify.annotations.Nullable;

/**
 * Something that a detector noticed. A symptom wakes the probes; it never starts a remediation by itself.
 *
 * @param reason what was noticed
 * @param atNanos when, on the monotonic clock
 * @param trace the call that it was noticed in; null if that was not traced
 */
public record Symptom(Reason reason, long atNanos, @Nullable TraceRef trace) {

    /** What was noticed, with the trace by which the failing call is found. */
    @Override
    public String toString() {
        return trace == null ? reason.toString() : reason + ", trace " + trace;
    }
}
