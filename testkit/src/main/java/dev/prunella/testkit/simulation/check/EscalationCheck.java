// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.decide.Policy;
import dev.prunella.decide.Step;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Side;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** INVARIANT 35: what stays unhealthy is told to a person within a bound. */
final class EscalationCheck implements Check {

    private final Facts facts;
    private final Objections objections;
    private final Map<String, Long> failingNanos = new HashMap<>();
    private final Map<String, Long> boundNanos = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    EscalationCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Looked looked && looked.side() == Side.INSIDE) {
            looked(looked);
        } else if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.EscalationDue due) {
            told.add(due.incident().value());
        } else if (fact instanceof Happening.Said said
                && said.event() instanceof HealingEvent.Closed closed
                && told.contains(closed.incident().value())) {
            failingNanos.remove(closed.target());
        } else if (fact instanceof Happening.ProcessBegan || fact instanceof Happening.StoodStill) {
            failingNanos.clear();
        } else if (fact instanceof Happening.Asked asked) {
            failingNanos.remove(asked.target());
        }
    }

    private void looked(Happening.Looked look) {
        TargetFacts target = facts.target(look.target());
        boolean silent = !target.supervised() || !target.standing().audible(look.atNanos());
        if (silent || look.status() == Reading.Status.PASS) {
            failingNanos.remove(look.target());
        } else if (look.status() == Reading.Status.FAIL) {
            long since = failingNanos.computeIfAbsent(look.target(), name -> look.atNanos());
            long bound = boundNanos.computeIfAbsent(
                    look.target(), name -> bound(target).toNanos());
            if (look.atNanos() - since > bound && !told.contains(target.incident())) {
                objections.say("%s fails for %d ms and nobody is told, the bound is %d ms"
                        .formatted(look.target(), (look.atNanos() - since) / 1_000_000, bound / 1_000_000));
            }
        }
    }

    /** To be known, to be told, and one attempt in between. */
    private Duration bound(TargetFacts target) {
        Policy policy = facts.scenario().policy();
        Duration attempt = Ladders.runbooks(target.target())
                .flatMap(runbook -> runbook.steps().stream())
                .map(EscalationCheck::longest)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return policy.startGrace()
                .plus(policy.unknownEscalatesAfter().multipliedBy(2))
                .plus(target.target().probing().period().multipliedBy(3))
                .plus(policy.slowestPace().multipliedBy(3L * policy.evidence()))
                .plus(attempt.multipliedBy(2))
                .plusNanos(2 * Ladders.undoNanos(target.target()))
                .plusSeconds(15);
    }

    private static Duration longest(Step step) {
        return step.deadline().plus(step.verification().patience());
    }
}
