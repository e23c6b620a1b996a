// SPDX-License-Identifier: Apache-2.0
package dev.prunella.target;

import dev.prunella.act.HealedThing;
import dev.prunella.decide.Runbooks;
import dev.prunella.detect.Detector;
import dev.prunella.detect.Probe;
import dev.prunella.detect.SymptomSource;
import dev.prunella.diagnose.ConclusivePair;
import dev.prunella.diagnose.Diagnostician;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.model.TargetInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is supervised and how: an immutable description, made by {@link #named(String)}.
 *
 * @param info name, owner, severity, group, dependencies
 * @param inside looks through the real path
 * @param outside looks past it; null if the target depends on nothing, or only on other targets
 * @param probing how often and how long
 * @param startGrace how long it is left alone until its first pass; null for what the policy says
 * @param pairs what proves a cause
 * @param diagnostician makes diagnoses of the evidence
 * @param runbooks what is done about them
 * @param capabilities names of the remediations that may be run, by default all of the runbooks
 * @param incidentBudget incidents that may be acted on within the budgets' window, not negative; the policy's number holds where it
 *     is smaller, which it is by default
 * @param mode how far automation may go, AUTO by default
 * @param desired the state that it should be in, RUNNING by default
 * @param symptoms what notices trouble in the application's own traffic
 * @param detectors what looks for trouble that makes no noise
 * @param healedThing the thing behind it; null if it cannot guard itself
 * @param note said once in the log when supervision begins; empty for nothing
 */
public record Target(
        TargetInfo info,
        Probe inside,
        @Nullable Probe outside,
        Probing probing,
        @Nullable Duration startGrace,
        List<ConclusivePair> pairs,
        Diagnostician diagnostician,
        Runbooks runbooks,
        Set<String> capabilities,
        int incidentBudget,
        Mode mode,
        DesiredState desired,
        List<SymptomSource> symptoms,
        List<Detector.Watch> detectors,
        @Nullable HealedThing healedThing,
        String note) {

    /** Keeps copies. */
    public Target {
        pairs = List.copyOf(pairs);
        capabilities = Set.copyOf(capabilities);
        symptoms = List.copyOf(symptoms);
        detectors = List.copyOf(detectors);
    }

    /** Begins the description of a target of this name. */
    public static TargetBuilder named(String name) {
        return new TargetBuilder(name);
    }

    /** The same, with one more that notices trouble in the application's own traffic. */
    public Target noticing(SymptomSource source) {
        List<SymptomSource> more = new ArrayList<>(symptoms);
        more.add(source);
        return new Target(
                info,
                inside,
                outside,
                probing,
                startGrace,
                pairs,
                diagnostician,
                runbooks,
                capabilities,
                incidentBudget,
                mode,
                desired,
                more,
                detectors,
                healedThing,
                note);
    }

    /** The target's name. */
    public String name() {
        return info.name();
    }
}
