// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.model.Reason;
import dev.prunella.model.TargetInfo;
import dev.prunella.record.Incident;

/**
 * What a person is told, once an incident.
 *
 * @param target who is ill, who owns it and how much it matters
 * @param incident the episode with its timeline up to now
 * @param reason why automation does not go on
 */
public record Escalation(TargetInfo target, Incident incident, Reason reason) {

    /** Whether somebody is to be woken. */
    public boolean page() {
        return target.severity().pages();
    }

    /** One line: who, what, why. */
    public String headline() {
        return "%s of %s: %s, %s".formatted(target.name(), target.owner(), incident.diagnosis(), reason.text());
    }
}
