// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.TargetStatus;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Health;
import dev.prunella.model.Mode;
import org.jspecify.annotations.Nullable;

/**
 * One target.
 *
 * @param name who
 * @param health what is known of it
 * @param phase where in the loop it is, in words
 * @param mode how far automation may go
 * @param desired the state that it should be in
 * @param generation the incarnation of the healed thing
 * @param heldBy who has hands on it and why; null for nobody
 * @param incident the id of the open incident; null for none
 * @param diagnosis of the open incident; null for none
 * @param awaitsApproval the remediation that waits for a person's yes; null for none
 * @param flapping whether it is latched, as it fell ill too often
 * @param incidents how many there were since the start
 */
public record TargetView(
        String name,
        Health health,
        String phase,
        Mode mode,
        DesiredState desired,
        String generation,
        @Nullable String heldBy,
        @Nullable String incident,
        @Nullable String diagnosis,
        @Nullable String awaitsApproval,
        boolean flapping,
        int incidents) {

    static TargetView of(TargetStatus status) {
        return new TargetView(
                status.name(),
                status.health(),
                status.phase(),
                status.mode(),
                status.desired(),
                status.generation().toString(),
                status.hold() == null
                        ? null
                        : status.hold().actor() + ": " + status.hold().why(),
                status.incident() == null ? null : status.incident().id().value(),
                status.incident() == null ? null : status.incident().diagnosis().toString(),
                status.awaitsApproval(),
                status.flapping(),
                status.incidents());
    }
}
