// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.act.Attempt;
import dev.prunella.detect.Reading;
import dev.prunella.record.HealingEvent;
import dev.prunella.testkit.simulation.trace.Happening;

/** INVARIANT 20: healed is what was looked at after the action and passed often enough in a row. */
final class HealedCheck implements Check {

    private final Facts facts;
    private final Objections objections;

    HealedCheck(Facts facts, Objections objections) {
        this.facts = facts;
        this.objections = objections;
    }

    @Override
    public void on(Happening fact) {
        if (fact instanceof Happening.Said said
                && said.event() instanceof HealingEvent.Ended ended
                && ended.end() == Attempt.End.HEALED) {
            AttemptFacts attempt = facts.attempt(ended.attempt().key());
            if (attempt != null) {
                healed(attempt);
            }
        }
    }

    private void healed(AttemptFacts attempt) {
        TargetFacts target = facts.target(attempt.target());
        int needed = Ladders.steps(target.target(), attempt)
                .mapToInt(step -> step.verification().passes())
                .min()
                .orElse(1);
        int passes = target.run(Reading.Status.PASS, attempt.finishedNanos(), Long.MAX_VALUE);
        if (!attempt.started() || attempt.runs() || passes < needed) {
            objections.say("%s of %s is called healed after %d looks in a row that passed since it ended, %d are needed"
                    .formatted(attempt.remediation(), attempt.target(), passes, needed));
        }
    }
}
