// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.replay;

import java.time.Instant;

/**
 * A time in which something was really wrong, as somebody or the audit trail says.
 *
 * @param target what was wrong
 * @param from its begin
 * @param to its end, after its begin
 * @param what what was wrong, in words; of a trail the cause of the first diagnosis
 * @param outside whether what the target depends on was wrong too
 * @param healed whether it ended by what was done about it; without that it would have lasted
 */
public record RecordedIncident(String target, Instant from, Instant to, String what, boolean outside, boolean healed) {

    /** Checks the order. */
    public RecordedIncident {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException(
                    "incident of '%s': must end after it begins, got %s to %s".formatted(target, from, to));
        }
    }
}
