// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.HashMap;
import java.util.Map;

/**
 * INVARIANT 13: nobody is called for a target that is held, not to run, or only shadowed, nor before its time for what a target leans
 * on.
 */
final class SilenceCheck implements Check {

    private final Facts facts;
    private final Objections objections;
    private final Map<String, Long> downNanos = new HashMap<>();

    SilenceCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.EscalationDue due) {
            due(due, said.atNanos());
            inTime(due, said.atNanos());
        } else if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.Opened opened) {
            downNanos.remove(opened.target());
            if (opened.diagnosis().kind() == Diagnosis.Kind.DEPENDENCY_DOWN) {
                downNanos.put(opened.target(), said.atNanos());
            }
        } else if (fact instanceof Happening.Said said
                && (said.event() instanceof HealingEvent.Rediagnosed || said.event() instanceof HealingEvent.Closed)) {
            downNanos.remove(fact.target());
        } else if (fact instanceof Happening.Asked) {
            downNanos.remove(fact.target());
        } else if (fact instanceof Happening.ProcessEnded) {
            downNanos.clear();
        }
    }

    private void inTime(HealingEvent.EscalationDue due, long now) {
        Long since = downNanos.get(due.target());
        long patience = facts.scenario().policy().unknownEscalatesAfter().toNanos();
        if (since != null && now - since < patience) {
            objections.say("a person is called for %s after %d ms of what it leans on being down, the time is %d ms"
                    .formatted(due.target(), (now - since) / 1_000_000, patience / 1_000_000));
        }
    }

    private void due(HealingEvent.EscalationDue due, long now) {
        Standing standing = facts.target(due.target()).standing();
        boolean held = standing.held(now + StandingCheck.ROUNDING_NANOS) && standing.holdNanos() < now;
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
