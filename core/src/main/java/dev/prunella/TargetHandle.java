// SPDX-License-Identifier: Apache-2.0
package dev.prunella;

import dev.prunella.decide.DryRun;
import dev.prunella.decide.Explanation;
import dev.prunella.decide.RestartIntensity;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.engine.Engine;
import dev.prunella.loop.Rehearsal;
import dev.prunella.loop.TargetEvent;
import dev.prunella.loop.TargetState;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Mode;
import dev.prunella.model.SafeText;
import java.time.Duration;
import java.util.List;

/**
 * One supervised target. Commands return at once and are carried out in order; each is recorded with its actor. Safe for use by
 * several threads. After {@link #unsupervise()} every other method throws {@link IllegalArgumentException}.
 */
public final class TargetHandle {

    private final Engine engine;
    private final String name;

    TargetHandle(Engine engine, String name) {
        this.engine = engine;
        this.name = name;
    }

    /** The target's name. */
    public String name() {
        return name;
    }

    /** What is known of it now. */
    public TargetStatus status() {
        TargetState state = engine.state(name);
        RestartIntensity intensity = engine.intensity(name);
        if (state == null || intensity == null) {
            throw new IllegalArgumentException("target '%s': name is not supervised".formatted(name));
        }
        return HealingSupervisor.statusOf(name, state, intensity);
    }

    /** Why it is as it is, what would be done next, and what each guardrail says to that. */
    public Explanation explain() {
        Explanation explanation = engine.explain(name);
        if (explanation == null) {
            throw new IllegalArgumentException("target '%s': name is not supervised".formatted(name));
        }
        return explanation;
    }

    /** The plan of all that may be done to it, with what each guardrail says now. Nothing is done, charged or recorded. */
    public DryRun dryRun() {
        return rehearsal().ofAll();
    }

    /** The same for one diagnosis; an unspecified cause stands for any. */
    public DryRun dryRun(Diagnosis diagnosis) {
        return rehearsal().of(diagnosis);
    }

    private Rehearsal rehearsal() {
        Rehearsal rehearsal = engine.rehearse(name);
        if (rehearsal == null) {
            throw new IllegalArgumentException("target '%s': name is not supervised".formatted(name));
        }
        return rehearsal;
    }

    /**
     * Keeps healing off the target while a person works on it.
     *
     * @param span more than zero, at most 7 days
     */
    public void hold(Actor actor, String why, Duration span) {
        if (span.isNegative() || span.isZero() || span.compareTo(Duration.ofDays(7)) > 0) {
            throw new IllegalArgumentException(
                    "target '%s': hold must last more than zero and at most 7 days, got %s".formatted(name, span));
        }
        engine.command(name, new TargetEvent.HoldPlaced(actor, SafeText.of(why), span));
    }

    /** Ends a hold. */
    public void release(Actor actor) {
        engine.command(name, new TargetEvent.HoldLifted(actor));
    }

    /** Changes how far automation may go. */
    public void mode(Actor actor, Mode mode) {
        engine.command(name, new TargetEvent.ModeChanged(actor, mode));
    }

    /** Changes the state that the target should be in. */
    public void desired(Actor actor, DesiredState desired) {
        engine.command(name, new TargetEvent.DesiredChanged(actor, desired));
    }

    /** Heals without waiting for evidence, by the runbook of what one look shows; every guardrail is still asked. */
    public void healNow(Actor actor) {
        engine.command(name, new TargetEvent.HealNow(actor));
    }

    /**
     * Says yes to one action, at the present incarnation of the target. It is used once and ends after
     * {@link dev.prunella.decide.Policy#approvalLife()}; every guardrail is asked anew before anything is done.
     *
     * @throws IllegalArgumentException if no runbook of the target holds this remediation
     */
    public void approve(Actor actor, String remediation) {
        List<String> known = engine.remediations(name);
        if (!known.contains(remediation)) {
            throw new IllegalArgumentException(
                    "target '%s': approve must name one of %s, got '%s'".formatted(name, known, remediation));
        }
        engine.command(name, new TargetEvent.Approved(actor, remediation));
    }

    /**
     * Says no to what waits for a yes: a person takes the open incident over. What is about to begin does not, what runs goes on to its
     * end, and nothing follows it until the incident is over or somebody asks to heal.
     */
    public void reject(Actor actor, String why) {
        engine.command(name, new TargetEvent.Rejected(actor, SafeText.of(why)));
    }

    /** Lifts the latch of a target that fell ill too often. */
    public void unlatch(Actor actor) {
        engine.command(name, new TargetEvent.Unlatched(actor));
    }

    /** Ends supervision; the healed thing is as if it had never been supervised. Idempotent. */
    public void unsupervise() {
        engine.unregister(name);
    }
}
