// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.escalate.Escalation;
import dev.prunella.escalate.Resolution;
import dev.prunella.record.HealingEvent;

/** What the shell shall do about escalations. */
public sealed interface EscalationEffect {

    /** Deliver it by every channel. */
    record Send(Escalation escalation) implements EscalationEffect {}

    /** Tell every channel that it is over. */
    record Resolve(Resolution resolution) implements EscalationEffect {}

    /** Record and publish what happened. */
    record Tell(HealingEvent event) implements EscalationEffect {}

    /** Wake the router by a tick at this moment, instead of at any moment asked for before. */
    record WakeAt(long atNanos) implements EscalationEffect {}
}
