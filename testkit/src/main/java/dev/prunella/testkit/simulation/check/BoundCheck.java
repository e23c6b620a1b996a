// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.record.HealingEvent;
import dev.prunella.record.Incident;
import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 32: what is kept of an incident has an end. */
final class BoundCheck implements Check {

    private final Objections objections;

    BoundCheck(Facts facts, Objections objections) {
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said
                && said.event() instanceof HealingEvent.Closed closed
                && closed.history().timeline().size() > Incident.MOST_ENTRIES) {
            objections.say("the timeline of %s has %d entries"
                    .formatted(closed.incident(), closed.history().timeline().size()));
        }
    }
}
