// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.act.Attempt;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * INVARIANT 29: an attempt is taken back at most once, only if it began and failed or did harm, only with an intent that is durable,
 * and nothing further is built on what could not be taken back, or on harm.
 */
final class CompensationCheck implements Check {

    private static final Set<Attempt.End> CALLED_FOR =
            Set.of(Attempt.End.WORSE, Attempt.End.FAILED, Attempt.End.TIMED_OUT);

    private final Facts facts;
    private final Objections objections;
    private final Set<String> takenBack = new HashSet<>();
    /** Incidents in which nothing further may begin, and why. */
    private final Map<String, String> over = new HashMap<>();

    CompensationCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.UndoBegan undo) {
            begins(undo);
        } else if (fact instanceof Happening.Said said && said.event() instanceof HealingEvent.Ended ended) {
            ended(ended);
        } else if (fact instanceof Happening.Asked asked && !asked.command().concernsAll()) {
            over.keySet().remove(facts.target(asked.target()).incident());
        } else if (fact instanceof Happening.Started started) {
            AttemptFacts attempt = facts.attempt(started.key());
            if (attempt != null && over.containsKey(attempt.incident())) {
                objections.say("%s of %s begins although %s"
                        .formatted(started.remediation(), started.target(), over.get(attempt.incident())));
            }
        }
    }

    private void begins(Happening.UndoBegan undo) {
        AttemptFacts attempt = facts.attempt(undo.undoes());
        String flaw = attempt == null
                ? "was never announced"
                : !attempt.started() ? "never began" : attempt.runs() ? "still runs" : flaw(undo, attempt);
        if (!flaw.isEmpty()) {
            objections.say("%s of %s takes %s back, which %s"
                    .formatted(undo.compensation(), undo.target(), undo.undoes(), flaw));
        }
    }

    private String flaw(Happening.UndoBegan undo, AttemptFacts attempt) {
        if (!takenBack.add(undo.undoes())) {
            return "was taken back before";
        }
        if (!CALLED_FOR.contains(attempt.end())) {
            return "ended as " + attempt.end();
        }
        return facts.durable(undo.key()) ? "" : "has no durable intent for that";
    }

    private void ended(HealingEvent.Ended ended) {
        String undoes = ended.attempt().undoes();
        if (undoes == null && ended.end() == Attempt.End.WORSE) {
            over.put(ended.incident().value(), ended.attempt().remediation() + " made it worse");
        } else if (undoes != null && ended.end() != Attempt.End.INEFFECTIVE) {
            over.put(ended.incident().value(), undoes + " could not be taken back");
        }
    }
}
