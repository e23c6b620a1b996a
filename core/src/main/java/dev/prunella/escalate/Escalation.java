// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.model.Reason;
import dev.prunella.model.TargetInfo;
import dev.prunella.model.TraceRef;
import dev.prunella.record.Incident;
import org.jspecify.annotations.Nullable;

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
        String trace = trace() == null ? "" : ", trace " + trace();
        return "%s of %s: %s, %s%s"
                .formatted(target.name(), target.owner(), incident.diagnosis(), reason.text(), trace);
    }

    /** The call that failed first; null if it was not traced. */
    public @Nullable TraceRef trace() {
        return incident.symptom().trace();
    }
}
