// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.time.Instant;

/**
 * Something that the loop would have decided.
 *
 * @param at when
 * @param target of what
 * @param kind what kind of decision
 * @param what in words, as the trail would have it
 */
public record Decision(Instant at, String target, Kind kind, String what) {

    /** What was decided. */
    public enum Kind {
        /** The evidence sufficed: an incident begins. */
        DIAGNOSED,
        /** A remediation would have begun. */
        WOULD_ACT,
        /** That would have been right: it was still unhealthy half a minute later. */
        JUSTIFIED,
        /** That would have been in vain: it recovered by itself before. */
        UNJUSTIFIED,
        /** Nobody can know whether that would have been right. */
        UNDECIDED,
        /** A guardrail would have refused a remediation. */
        REFUSED,
        /** A person would have been told. */
        ESCALATED,
        /** The incident is over. */
        CLOSED
    }
}
