// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import dev.prunella.act.Remediation;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Step;
import dev.prunella.target.Target;
import java.util.Objects;
import java.util.stream.Stream;

/** The steps of a target's runbooks by which an attempt can have come about. */
final class Ladders {

    private Ladders() {}

    static Stream<Runbook> runbooks(Target target) {
        return Stream.concat(
                target.runbooks().byKind().values().stream(), target.runbooks().byCause().values().stream());
    }

    /** Those with the number and the remediation of the attempt; of several ladders each may have one. */
    static Stream<Step> steps(Target target, AttemptFacts attempt) {
        int index = attempt.intended().attempt().step() - 1;
        return runbooks(target)
                .filter(runbook -> index < runbook.steps().size())
                .map(runbook -> runbook.steps().get(index))
                .filter(step -> step.remediation().name().equals(attempt.remediation()));
    }

    /** The longest that taking anything back may take; 0 if nothing is. */
    static long undoNanos(Target target) {
        return target.runbooks()
                .everything()
                .map(Remediation::compensation)
                .filter(Objects::nonNull)
                .mapToLong(undo -> undo.deadline().toNanos())
                .max()
                .orElse(0);
    }

    static Stream<Remediation> remediations(Target target, AttemptFacts attempt) {
        return steps(target, attempt).map(Step::remediation);
    }
}
