// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;
import java.util.HashSet;
import java.util.Set;

/** INVARIANT 27: no attempt has an effect twice. */
final class AttemptKeyCheck implements Check {

    private final Objections objections;
    private final Set<String> begun = new HashSet<>();

    AttemptKeyCheck(Facts facts, Objections objections) {
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Started started && !begun.add(started.key())) {
            objections.say("attempt %s begins a second time".formatted(started.key()));
        }
    }
}
