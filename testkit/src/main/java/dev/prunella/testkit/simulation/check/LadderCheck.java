// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;
import java.util.HashMap;
import java.util.Map;

/** INVARIANT 28: a run begins at the lightest step that can cure, climbs only, and tries no step more often than it may. */
final class LadderCheck implements Check {

    private final Facts facts;
    private final Objections objections;
    private final Map<String, Climb> climbs = new HashMap<>();

    /** How far an incident has come since it was diagnosed. */
    private static final class Climb {
        private int step;
        private int tries;
        private boolean asked;
    }

    LadderCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said) {
            said(said.event());
        } else if (fact instanceof Happening.Asked asked && !asked.command().concernsAll()) {
            climbs.remove(asked.target());
        } else if (fact instanceof Happening.Started started) {
            begins(started);
        }
    }

    private void said(HealingEvent event) {
        if (event instanceof HealingEvent.Opened || event instanceof HealingEvent.Rediagnosed) {
            climbs.put(event.target(), new Climb());
        } else if (event instanceof HealingEvent.Closed) {
            climbs.remove(event.target());
        } else if (event instanceof HealingEvent.Refused) {
            Climb climb = climbs.get(event.target());
            if (climb != null) {
                climb.asked = true;
            }
        } else if (event instanceof HealingEvent.Intended intended
                && intended.attempt().undoes() == null) {
            intends(intended);
        }
    }

    private void intends(HealingEvent.Intended intended) {
        Runbook runbook = facts.target(intended.target()).target().runbooks().forDiagnosis(intended.diagnosis());
        int index = intended.attempt().step() - 1;
        if (runbook == null || index >= runbook.steps().size()) {
            objections.say(
                    "%s is no step against %s".formatted(intended.attempt().key(), intended.diagnosis()));
            return;
        }
        if (!canCure(runbook.steps().get(index), intended)) {
            objections.say("%s is chosen against %s, which it cannot cure"
                    .formatted(intended.attempt().remediation(), intended.diagnosis()));
        }
        Climb climb = climbs.get(intended.target());
        if (climb != null && !climb.asked) {
            climb.asked = true;
            for (Step lighter : runbook.steps().subList(0, index)) {
                if (canCure(lighter, intended)) {
                    objections.say("%s of %s comes before %s, which is lighter"
                            .formatted(intended.attempt().remediation(), intended.target(), lighter.remediation()));
                }
            }
        }
    }

    private static boolean canCure(Step step, HealingEvent.Intended intended) {
        return step.remediation().cures().isEmpty()
                || step.remediation().cures().contains(intended.diagnosis().cause());
    }

    private void begins(Happening.Started started) {
        Climb climb = climbs.get(started.target());
        AttemptFacts attempt = facts.attempt(started.key());
        if (climb == null || attempt == null) {
            return;
        }
        if (started.step() < climb.step) {
            objections.say("%s of %s begins after step %d".formatted(started.key(), started.target(), climb.step));
        }
        climb.tries = started.step() == climb.step ? climb.tries + 1 : 1;
        climb.step = started.step();
        int most = Ladders.steps(facts.target(started.target()).target(), attempt)
                .mapToInt(Step::attempts)
                .max()
                .orElse(1);
        if (climb.tries > most) {
            objections.say("%s of %s begins for the %d. time, %d are allowed"
                    .formatted(started.remediation(), started.target(), climb.tries, most));
        }
    }
}
