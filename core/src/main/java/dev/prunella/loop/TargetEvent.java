// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Ruling;
import dev.prunella.decide.ShadowTally;
import dev.prunella.detect.Look;
import dev.prunella.detect.Reading;
import dev.prunella.detect.Symptom;
import dev.prunella.model.Actor;
import dev.prunella.model.DesiredState;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Hold;
import dev.prunella.model.Mode;
import dev.prunella.model.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a target is told. */
public sealed interface TargetEvent {

    /** Time has passed: what is due may begin. */
    record Tick() implements TargetEvent {}

    /**
     * A look ended or missed its deadline; each {@link Effect.StartLook} brings exactly one.
     *
     * @param look what was seen
     * @param present the incarnation of the healed thing when it ended
     */
    record Looked(Look look, Generation present) implements TargetEvent {}

    /** Something in the application's traffic was noticed. */
    record Noticed(Symptom symptom) implements TargetEvent {}

    /** The health of a target that this one depends on changed. */
    record DependencyChanged(String name, Health health) implements TargetEvent {}

    /** The governor answered; {@code permit} is null if it refused. */
    record Ruled(Ruling ruling, @Nullable Long permit) implements TargetEvent {}

    /** The record of the intent is durable. */
    record IntentDurable(String attemptKey) implements TargetEvent {}

    /** The record of the intent could not be made durable. */
    record IntentRefused(String attemptKey, Reason reason) implements TargetEvent {}

    /** The run of an attempt ended; the result is null if it was interrupted at its deadline. */
    record AttemptReturned(String attemptKey, @Nullable RemediationResult result, Generation generation)
            implements TargetEvent {}

    /**
     * A remediation was called off before it began, as no worker was free.
     *
     * @param attemptKey which
     */
    record AttemptCalledOff(String attemptKey) implements TargetEvent {}

    /** A watch of the attempt was sampled. */
    record Sampled(String attemptKey, String watch, Reading reading) implements TargetEvent {}

    /** The run of an attempt ignored its interrupt and was given up. */
    record AttemptAbandoned(String attemptKey) implements TargetEvent {}

    /** A run that had been given up has returned at last, and may have replaced the healed thing. */
    record AbandonedReturned(Generation generation) implements TargetEvent {}

    /** Supervision begins while a run that an earlier supervision of the same thing began still goes on. */
    record EarlierStillRuns() implements TargetEvent {}

    /**
     * Such a run goes on no more; each {@link EarlierStillRuns} is answered by one of these, which may come first.
     *
     * @param left the incarnation that it left; null if nothing ran after all
     */
    record EarlierReturned(@Nullable Generation left) implements TargetEvent {}

    /** A correlated failure is over: run-lengths and suspicion start anew. */
    record EvidenceReset() implements TargetEvent {}

    /** A person puts hands on the target for a while. */
    record HoldPlaced(Actor actor, String why, Duration span) implements TargetEvent {}

    /** A person takes hands off. */
    record HoldLifted(Actor actor) implements TargetEvent {}

    /** A person changed how far automation may go. */
    record ModeChanged(Actor actor, Mode mode) implements TargetEvent {}

    /** A person changed the state that the target should be in. */
    record DesiredChanged(Actor actor, DesiredState desired) implements TargetEvent {}

    /** A person says yes to one action at the present incarnation. */
    record Approved(Actor actor, String remediation) implements TargetEvent {}

    /** A person says no to what is proposed, and takes over the open incident. */
    record Rejected(Actor actor, String why) implements TargetEvent {}

    /** A person lifts the latch of a target that fell ill again and again. */
    record Unlatched(Actor actor) implements TargetEvent {}

    /** A person asks to heal without waiting for evidence. */
    record HealNow(Actor actor) implements TargetEvent {}

    /** Durable facts of an earlier run of the process. */
    record Restored(
            @Nullable Hold hold,
            @Nullable Mode mode,
            @Nullable DesiredState desired,
            int attempts,
            long backoffEndsNanos,
            long cooldownEndsNanos,
            Set<String> processEnds,
            Flapping flapping,
            Map<String, ShadowTally> shadow)
            implements TargetEvent {

        /** Keeps a copy. */
        public Restored {
            processEnds = Set.copyOf(processEnds);
            shadow = Map.copyOf(shadow);
        }

        Restored foreseeing(String remediation, ShadowTally tally) {
            Map<String, ShadowTally> more = new HashMap<>(shadow);
            more.merge(remediation, tally, ShadowTally::latest);
            return new Restored(
                    hold, mode, desired, attempts, backoffEndsNanos, cooldownEndsNanos, processEnds, flapping, more);
        }

        Restored holding(@Nullable Hold other) {
            return new Restored(
                    other, mode, desired, attempts, backoffEndsNanos, cooldownEndsNanos, processEnds, flapping, shadow);
        }

        Restored inMode(Mode other) {
            return new Restored(
                    hold, other, desired, attempts, backoffEndsNanos, cooldownEndsNanos, processEnds, flapping, shadow);
        }

        Restored desiring(DesiredState other) {
            return new Restored(
                    hold, mode, other, attempts, backoffEndsNanos, cooldownEndsNanos, processEnds, flapping, shadow);
        }

        Restored tired(int tries, long backoffNanos, long cooldownNanos) {
            return new Restored(hold, mode, desired, tries, backoffNanos, cooldownNanos, processEnds, flapping, shadow);
        }

        Restored cooling(long cooldownNanos) {
            return new Restored(
                    hold, mode, desired, attempts, backoffEndsNanos, cooldownNanos, processEnds, flapping, shadow);
        }

        Restored havingEnded(Set<String> attemptKeys) {
            return new Restored(
                    hold, mode, desired, attempts, backoffEndsNanos, cooldownEndsNanos, attemptKeys, flapping, shadow);
        }

        Restored flapping(Flapping other) {
            return new Restored(
                    hold, mode, desired, attempts, backoffEndsNanos, cooldownEndsNanos, processEnds, other, shadow);
        }
    }

    /** Supervision ends. */
    record Retired(Reason why) implements TargetEvent {}
}
