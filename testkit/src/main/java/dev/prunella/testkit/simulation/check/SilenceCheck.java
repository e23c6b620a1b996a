// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 13: nobody is called for a target that is held, not to run, or only shadowed. */
final class SilenceCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    SilenceCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.EscalationDue due) {
            due(due, said.atNanos());
        }
    }

    private void due(HealingEvent.EscalationDue due, long now) {
        Standing standing = facts.target(due.target()).standing();
        boolean held = standing.held(now) && standing.holdNanos() < now;
        boolean down = standing.desired() != null
                && standing.desired() != DesiredState.RUNNING
                && standing.desiredNanos() < now;
        boolean shadowed = standing.mode() == Mode.SHADOW && standing.modeNanos() < now;
        if (held || down || shadowed) {
            objections.say("a person is called for %s, which is %s"
                    .formatted(due.target(), held ? "held" : down ? "not to run" : "only shadowed"));
        }
    }
}
