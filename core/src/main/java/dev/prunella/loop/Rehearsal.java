// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.DryRun;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Runbooks;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Goes through a target's runbooks without doing anything. Pure.
 *
 * @param snapshot the target at one moment
 */
public record Rehearsal(Snapshot snapshot) {

    /** Everything that any runbook would do, first what is diagnosed now. */
    public DryRun ofAll() {
        List<DryRun.Run> runs = new ArrayList<>();
        Diagnosis present = present();
        if (target().runbooks().forDiagnosis(present) != null) {
            runs.add(run(present));
        }
        answered(target().runbooks())
                .filter(diagnosis -> runs.isEmpty() || !diagnosis.sameAs(present))
                .map(this::run)
                .toList()
                .forEach(runs::add);
        return new DryRun(target().name(), state().mode(), runs);
    }

    /** What would be done about this diagnosis. */
    public DryRun of(Diagnosis diagnosis) {
        return new DryRun(target().name(), state().mode(), List.of(run(diagnosis)));
    }

    private Diagnosis present() {
        return state().episode() == null
                ? snapshot.draft().diagnose()
                : state().episode().diagnosis();
    }

    private static Stream<Diagnosis> answered(Runbooks runbooks) {
        Stream<Diagnosis> kinds = runbooks.byKind().keySet().stream().map(kind -> any(kind, Cause.UNSPECIFIED));
        Stream<Diagnosis> causes = runbooks.byCause().keySet().stream().map(exact -> any(exact.kind(), exact.cause()));
        return Stream.concat(kinds, causes)
                .sorted((one, other) -> one.toString().compareTo(other.toString()));
    }

    private static Diagnosis any(Diagnosis.Kind kind, Cause cause) {
        return new Diagnosis(kind, cause, 0, "rehearsed");
    }

    private DryRun.Run run(Diagnosis diagnosis) {
        Draft draft = snapshot.draft();
        boolean present = diagnosis.sameAs(present());
        if (!present || draft.episode == null) {
            Explainer.suppose(draft, diagnosis);
        }
        Runbook runbook = target().runbooks().forDiagnosis(diagnosis);
        if (runbook == null || !diagnosis.actionable()) {
            return new DryRun.Run(diagnosis, present, List.of());
        }
        boolean any = diagnosis.cause().equals(Cause.UNSPECIFIED);
        List<DryRun.Planned> steps = IntStream.range(0, runbook.steps().size())
                .filter(i -> any || runbook.steps().get(i).remediation().canCure(diagnosis.cause()))
                .mapToObj(i -> planned(draft, new Plan(runbook.steps().get(i), i, draft.now, null, draft.policyHash)))
                .toList();
        return new DryRun.Run(diagnosis, present, steps);
    }

    private DryRun.Planned planned(Draft draft, Plan plan) {
        return new DryRun.Planned(plan.index() + 1, plan.step(), snapshot.judgements(draft, plan));
    }

    private Target target() {
        return snapshot.target();
    }

    private TargetState state() {
        return snapshot.state();
    }
}
