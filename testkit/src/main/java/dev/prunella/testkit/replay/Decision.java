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
        /** It turned out whether that would have been right. */
        JUDGED,
        /** A guardrail would have refused a remediation. */
        REFUSED,
        /** A person would have been told. */
        ESCALATED,
        /** The incident is over. */
        CLOSED
    }
}
