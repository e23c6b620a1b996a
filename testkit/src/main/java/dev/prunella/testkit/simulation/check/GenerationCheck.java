// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** INVARIANT 2 and 21: an action is meant for the generation that the supervisor has seen last, and never for an older one. */
final class GenerationCheck implements Check {

    private final Facts facts;
    private final Objections objections;
    /** The last generation that the supervisor asked for before the present moment, and the one of this moment. */
    private final Map<String, Happening.Generation> before = new HashMap<>();

    private final Map<String, Happening.Generation> latest = new HashMap<>();

    GenerationCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.ProcessBegan) {
            before.clear();
            latest.clear();
        } else if (fact instanceof Happening.Generation generation && generation.asked()) {
            Happening.Generation previous = latest.put(generation.target(), generation);
            if (previous != null && previous.atNanos() < generation.atNanos()) {
                before.put(generation.target(), previous);
            }
        } else if (fact instanceof Happening.Started started) {
            begins(started, started.generation(), started.remediation());
        } else if (fact instanceof Happening.UndoBegan undo) {
            begins(undo, undo.generation(), undo.compensation());
        }
    }

    private void begins(Happening started, long planned, String what) {
        long patience = facts.allowanceNanos(started.atNanos());
        for (Map<String, Happening.Generation> known : List.of(before, latest)) {
            Happening.Generation generation = known.get(started.target());
            if (generation != null
                    && started.atNanos() - generation.atNanos() > patience
                    && planned < generation.number()) {
                objections.say("%s of %s begins for generation %d, and generation %d is known"
                        .formatted(what, started.target(), planned, generation.number()));
            }
        }
    }
}
