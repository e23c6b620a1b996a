// SPDX-License-Identifier: Apache-2.0
package dev.prunella.target;

import dev.prunella.act.HealedThing;
import dev.prunella.decide.Runbook;
import dev.prunella.decide.Runbooks;
import dev.prunella.detect.Detector;
import dev.prunella.detect.Probe;
import dev.prunella.detect.SymptomSource;
import dev.prunella.diagnose.Cause;
import dev.prunella.diagnose.ConclusivePair;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.diagnose.Diagnostician;
import dev.prunella.diagnose.InsideOutside;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.model.Severity;
import dev.prunella.model.TargetInfo;
import dev.prunella.time.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Describes a target, phase by phase. Not safe for several threads. */
public final class TargetBuilder {

    private final String name;
    private String owner = "";
    private Severity severity = Severity.ERROR;
    private String group = "";
    private final Set<String> dependsOn = new HashSet<>();
    private @Nullable Probe inside;
    private @Nullable Probe outside;
    private Probing probing = Probing.ofDefaults();
    private @Nullable Duration startGrace;
    private final List<ConclusivePair> pairs = new ArrayList<>();
    private Diagnostician diagnostician = new InsideOutside();
    private Runbooks runbooks = Runbooks.NONE;
    private @Nullable Set<String> capabilities;
    private int incidentBudget = Integer.MAX_VALUE;
    private Mode mode = Mode.AUTO;
    private DesiredState desired = DesiredState.RUNNING;
    private final List<SymptomSource> symptoms = new ArrayList<>();
    private final List<Detector.Watch> detectors = new ArrayList<>();
    private @Nullable HealedThing healedThing;
    private String note = "";

    TargetBuilder(String name) {
        this.name = name;
    }

    /** The team that is called; required. */
    public TargetBuilder ownedBy(String team) {
        owner = team;
        return this;
    }

    /** How much it matters; default ERROR, which pages. */
    public TargetBuilder severity(Severity value) {
        severity = value;
        return this;
    }

    /** The group of targets that fail alike; default none. */
    public TargetBuilder group(String value) {
        group = value;
        return this;
    }

    /** Targets whose failure explains a failure of this one. */
    public TargetBuilder dependsOn(String... targets) {
        dependsOn.addAll(List.of(targets));
        return this;
    }

    /** Looks through the real path; required. */
    public TargetBuilder inside(Probe probe) {
        inside = probe;
        return this;
    }

    /** Looks past the real path, at what the target depends on. */
    public TargetBuilder outside(Probe probe) {
        outside = probe;
        return this;
    }

    /**
     * How long it is left alone until it has passed a look for the first time; default what the policy says, which is 60 s. Zero for what
     * may fail to start at all and shall be healed then too, in a crash loop.
     */
    public TargetBuilder startGrace(Duration value) {
        startGrace = value;
        return this;
    }

    /** How often and how long; default every 10 s, 1 s a look. */
    public TargetBuilder probing(Probing value) {
        probing = value;
        return this;
    }

    /** An inside FAIL with this cause, while the outside passes, is proof enough. */
    public TargetBuilder conclusive(Cause cause) {
        pairs.add(new ConclusivePair(cause, false));
        return this;
    }

    /**
     * The same, and it holds at once after a dependency's return too: for an inside probe that does not merely fail with this cause
     * but has proof of its own.
     */
    public TargetBuilder conclusiveAtOnce(Cause cause) {
        pairs.add(new ConclusivePair(cause, true));
        return this;
    }

    /**
     * An inside FAIL with this cause is proof enough without an outside probe, as long as nothing that the target depends on is ill: for
     * what the inside knows for certain, such as that a thread is dead, and does not merely measure.
     */
    public TargetBuilder conclusiveByItself(Cause cause) {
        pairs.add(ConclusivePair.byItself(cause));
        return this;
    }

    /** Makes diagnoses in another way than {@link InsideOutside}. */
    public TargetBuilder diagnosedBy(Diagnostician value) {
        diagnostician = value;
        return this;
    }

    /** What is done about a kind of diagnosis. */
    public TargetBuilder when(Diagnosis.Kind kind, Runbook runbook) {
        runbooks = runbooks.with(kind, runbook);
        return this;
    }

    /** What is done about a kind of diagnosis with this cause. */
    public TargetBuilder when(Diagnosis.Kind kind, Cause cause, Runbook runbook) {
        runbooks = runbooks.with(kind, cause, runbook);
        return this;
    }

    /** Of what the runbooks hold, only these remediations may be run; default all of them. */
    public TargetBuilder allowing(String... remediations) {
        capabilities = Set.of(remediations);
        return this;
    }

    /**
     * How many incidents of it may be acted on within the window of the policy's budgets; default as many as the policy says. This only
     * ever narrows what the policy allows. Zero forbids every action.
     */
    public TargetBuilder incidentBudget(int incidents) {
        incidentBudget = incidents;
        return this;
    }

    /** How far automation may go; default AUTO. */
    public TargetBuilder mode(Mode value) {
        mode = value;
        return this;
    }

    /** The state that it should be in; default RUNNING. */
    public TargetBuilder desired(DesiredState value) {
        desired = value;
        return this;
    }

    /** What notices trouble in the application's own traffic. */
    public TargetBuilder noticing(SymptomSource source) {
        symptoms.add(source);
        return this;
    }

    /**
     * Looks for trouble in the application's own traffic that makes no noise, while the target is well.
     *
     * @param every the pause between two looks, more than zero
     */
    public TargetBuilder detecting(Detector detector, Duration every) {
        detectors.add(new Detector.Watch(detector, every));
        return this;
    }

    /** The thing behind the target, which carries the fence and knows its generation. */
    public TargetBuilder healing(HealedThing thing) {
        healedThing = thing;
        return this;
    }

    /** Said once in the log when supervision begins. */
    public TargetBuilder note(String text) {
        note = text;
        return this;
    }

    /**
     * The description.
     *
     * @throws IllegalArgumentException naming the target, the property and the value that is wrong or missing
     */
    public Target build() {
        TargetInfo info = new TargetInfo(name, owner, severity, group, dependsOn);
        if (inside == null) {
            throw new IllegalArgumentException("target '%s': inside must be a probe, got none".formatted(name));
        }
        check();
        HandOvers.check(name, runbooks, outside);
        return new Target(
                info,
                inside,
                outside,
                probing,
                startGrace,
                pairs,
                diagnostician,
                runbooks,
                capabilities == null ? Set.copyOf(runbooks.remediations()) : capabilities,
                incidentBudget,
                mode,
                desired,
                symptoms,
                detectors,
                healedThing,
                note);
    }

    private void check() {
        runbooks.kinds().filter(kind -> !curable(kind)).findAny().ifPresent(kind -> {
            throw new IllegalArgumentException(
                    "target '%s': when must name a kind that is acted on, got %s".formatted(name, kind));
        });
        List<String> known = runbooks.remediations();
        if (capabilities != null && !known.containsAll(capabilities)) {
            throw new IllegalArgumentException("target '%s': allowing must name remediations of its runbooks %s, got %s"
                    .formatted(name, known, new TreeSet<>(capabilities)));
        }
        if (startGrace != null) {
            Span.notNegative("target '%s'".formatted(name), "startGrace", startGrace);
        }
        if (incidentBudget < 0) {
            throw new IllegalArgumentException(
                    "target '%s': incidentBudget must not be negative, got %d".formatted(name, incidentBudget));
        }
    }

    private static boolean curable(Diagnosis.Kind kind) {
        return kind != Diagnosis.Kind.DEPENDENCY_DOWN && kind != Diagnosis.Kind.UNKNOWN;
    }
}
