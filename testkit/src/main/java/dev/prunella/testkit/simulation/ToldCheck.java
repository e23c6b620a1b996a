// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.check.Check;
import dev.prunella.testkit.simulation.check.Facts;
import dev.prunella.testkit.simulation.check.Objections;
import dev.prunella.testkit.simulation.check.TargetFacts;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Measures how long a target is in trouble, by the truth, before a person is told. */
final class ToldCheck implements Check {

    private final Duration bound;
    private final Facts facts;
    private final Objections objections;
    private final Map<String, Long> sickNanos = new HashMap<>();
    private final Set<String> sick = new HashSet<>();

    ToldCheck(Duration bound, Facts facts, Objections objections) {
        this.bound = bound;
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Truth truth) {
            truth(truth);
        } else if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.EscalationDue due) {
            sickNanos.put(due.target(), Long.MAX_VALUE);
        } else if (fact instanceof Happening.ProcessBegan || fact instanceof Happening.StoodStill) {
            sick.forEach(target -> sickNanos.put(target, fact.atNanos()));
        } else if (fact instanceof Happening.LookBegan) {
            require(facts.target(fact.target()), fact.atNanos());
        }
    }

    private void truth(Happening.Truth truth) {
        if (truth.well()) {
            sick.remove(truth.target());
            sickNanos.remove(truth.target());
        } else if (sick.add(truth.target())) {
            sickNanos.put(truth.target(), truth.atNanos());
        }
    }

    private void require(TargetFacts target, long nanos) {
        String name = target.target().name();
        if (!target.supervised() || !target.standing().audible(nanos)) {
            sickNanos.computeIfPresent(name, (same, since) -> nanos);
        }
        long since = sickNanos.getOrDefault(name, Long.MAX_VALUE);
        if (since < nanos && nanos - since > bound.toNanos()) {
            objections.say(
                    "%s is in trouble for %d ms and nobody is told".formatted(name, (nanos - since) / 1_000_000));
        }
    }
}
