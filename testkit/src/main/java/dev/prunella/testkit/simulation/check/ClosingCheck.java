// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** INVARIANT 40: closing is over in time, and nothing happens afterwards, nor after the end of a target's supervision. */
final class ClosingCheck implements Check {

    private static final long BOUND_NANOS = Duration.ofMillis(2_100).toNanos();

    private final Facts facts;
    private final Objections objections;
    private final List<Happening.StoodStill> pauses = new ArrayList<>();

    ClosingCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.StoodStill pause) {
            pauses.add(pause);
        } else if (fact instanceof Happening.ProcessEnded ended && ended.tookNanos() - still(ended) > BOUND_NANOS) {
            objections.say("closing took %d ms".formatted(ended.tookNanos() / 1_000_000));
        } else if (fact instanceof Happening.LookBegan
                || fact instanceof Happening.Started
                || fact instanceof Happening.UndoBegan) {
            requireSupervision(fact);
        } else if (fact instanceof Happening.Said && !facts.running()) {
            objections.say("the supervisor speaks after its end");
        }
    }

    /** How long the process stood still while it was closed: a closing that cannot go on is not late. */
    private long still(Happening.ProcessEnded ended) {
        return pauses.stream()
                .filter(pause -> pause.atNanos() >= ended.atNanos() - ended.tookNanos())
                .mapToLong(Happening.StoodStill::forNanos)
                .sum();
    }

    private void requireSupervision(Happening fact) {
        TargetFacts target = facts.target(fact.target());
        boolean left =
                !target.supervised() && fact.atNanos() - target.leftNanos() > facts.allowanceNanos(fact.atNanos());
        if (left || !facts.running()) {
            objections.say("%s is not supervised any more and %s".formatted(fact.target(), fact.tell()));
        }
    }
}
