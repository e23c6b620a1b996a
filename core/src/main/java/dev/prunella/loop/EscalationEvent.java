// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.escalate.Escalation;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;

/** What the router of escalations is told. */
public sealed interface EscalationEvent {

    /** A target wants a person to be told. */
    record Raised(Escalation escalation) implements EscalationEvent {}

    /** An incident is over; the reason is its outcome. */
    record Closed(String target, IncidentId incident, Reason outcome) implements EscalationEvent {}

    /** A target's health changed, or it is not supervised any more. */
    record Stood(String target) implements EscalationEvent {}

    /** A target's error budget burns so fast that somebody is to be woken. */
    record Hastened(String target) implements EscalationEvent {}

    /** A person takes care of an incident. */
    record Acknowledged(IncidentId incident, Actor actor) implements EscalationEvent {}

    /** Time has passed. */
    record Tick() implements EscalationEvent {}
}
