// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Explanation;
import dev.prunella.decide.Runbook;
import dev.prunella.detect.Symptom;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.Hold;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.record.Incident;
import dev.prunella.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts a state into words, and asks the guardrails what they would say to the next action. Pure. */
public final class Explainer {

    private Explainer() {}

    /** Explains one target at one moment. */
    public static Explanation explain(Snapshot snapshot) {
        Target target = snapshot.target();
        Draft draft = snapshot.draft();
        List<String> lines = describe(target, snapshot.state(), draft);
        Plan plan = next(draft);
        if (plan == null) {
            return new Explanation(target.name(), lines, "", List.of(), List.of());
        }
        String proposal = "%s against %s"
                .formatted(plan.step().remediation(), draft.open().diagnosis());
        return new Explanation(target.name(), lines, proposal, snapshot.judgements(draft, plan), List.of());
    }

    /** As if an incident of this diagnosis were opened now. */
    static void suppose(Draft draft, Diagnosis diagnosis) {
        IncidentId id = IncidentId.of(draft.target.name(), draft.run(), draft.incidents + 1);
        Symptom seen = new Symptom(Reason.of("explained", "somebody asks"), draft.now, null);
        draft.episode =
                Episode.open(Incident.open(id, draft.target.name(), seen, draft.now, diagnosis, Actor.automation()));
    }

    private static List<String> describe(Target target, TargetState state, Draft draft) {
        List<String> lines = new ArrayList<>();
        lines.add("%s, %s, mode %s, should be %s, %s, owner %s"
                .formatted(
                        state.health(),
                        state.phase().describe(),
                        state.mode(),
                        state.desired(),
                        state.generation(),
                        target.info().owner()));
        lines.add("inside " + state.inside());
        lines.add(target.outside() == null ? "no outside probe" : "outside " + state.outside());
        if (!state.dependencies().isEmpty()) {
            lines.add("depends on " + new TreeMap<>(state.dependencies()));
        }
        if (state.earlierRuns() > 0) {
            lines.add("an action of its earlier supervision still runs: nothing is done until it has returned");
        }
        Hold hold = state.hold();
        if (hold != null && hold.inForce(draft.now)) {
            Duration left = Duration.ofNanos(hold.untilNanos() - draft.now);
            lines.add("held by %s for another %d s: %s".formatted(hold.actor(), left.toSeconds(), hold.why()));
        }
        lines.addAll(state.shadow().report().lines());
        if (state.episode() != null) {
            Incident incident = state.episode().incident();
            lines.add("incident %s: %s".formatted(incident.id(), incident.diagnosis()));
            incident.timeline().forEach(entry -> lines.add("  " + entry));
        }
        return lines;
    }

    /** The next step of the open incident; without one, what would come first if the present evidence sufficed. */
    private static @Nullable Plan next(Draft draft) {
        if (draft.episode == null) {
            suppose(draft, draft.diagnose());
        }
        Runbook runbook = draft.target.runbooks().forDiagnosis(draft.open().diagnosis());
        int index = runbook == null ? -1 : Course.nextStep(draft, runbook);
        return runbook == null || index < 0
                ? null
                : new Plan(runbook.steps().get(index), index, draft.now, null, draft.policyHash);
    }
}
