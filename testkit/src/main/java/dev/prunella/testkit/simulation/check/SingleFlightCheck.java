// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 1: at most one remediation of a target really runs, those that were given up included. */
final class SingleFlightCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    SingleFlightCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started) {
            facts.allNow()
                    .filter(other -> other.runs()
                            && other.target().equals(started.target())
                            && !other.key().equals(started.key()))
                    .findFirst()
                    .ifPresent(other -> objections.say("%s of %s begins while %s still runs"
                            .formatted(started.remediation(), started.target(), other.key())));
        }
    }
}
