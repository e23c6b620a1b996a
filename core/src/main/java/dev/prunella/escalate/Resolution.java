// SPDX-License-Identifier: Apache-2.0
package dev.prunella.escalate;

import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;

/**
 * An escalation is over, so that a channel can close what it opened.
 *
 * @param target the target's name
 * @param incident the episode, as it stood in the {@link Escalation}
 * @param reason why it is over: the outcome of the incident as code, such as {@code healed} or {@code self-recovered};
 *     {@code suppressed} says that supervision ended, not that the target is well. Incidents that an earlier run of the process
 *     left open end as {@code process-ended}
 */
public record Resolution(String target, IncidentId incident, Reason reason) {}
