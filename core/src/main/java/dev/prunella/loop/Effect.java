// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Proposal;
import dev.prunella.decide.Step;
import dev.prunella.detect.Side;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.escalate.Escalation;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.record.HealingEvent;
import dev.prunella.verify.HarmWatch;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the shell shall do for a target. */
public sealed interface Effect {

    /** Take a look; brings exactly one {@link TargetEvent.Looked}. */
    record StartLook(Side side, Duration timeout, Generation generation) implements Effect {}

    /** Wake the target by a tick at this moment, instead of at any moment asked for before. */
    record WakeAt(long atNanos) implements Effect {}

    /** Put a proposal before the governor; brings one {@link TargetEvent.Ruled}. */
    record Ask(Proposal proposal, Duration permitLife) implements Effect {}

    /**
     * Ask the governor what it would say if these starts had been charged too; brings one {@link TargetEvent.Ruled} without a
     * permit.
     */
    record Suppose(Proposal proposal, List<GovernorState.Start> starts) implements Effect {}

    /** Put a permitted proposal before the governor once more, just before it is carried out. */
    record AskAgain(long permit, Proposal proposal) implements Effect {}

    /** Ask the governor whether what was done under this permit may be taken back; brings one {@link TargetEvent.Ruled}. */
    record AskUndo(long permit, Proposal proposal) implements Effect {}

    /**
     * Give a permit back.
     *
     * @param permit which
     * @param end how the attempt on it ended; null if none was begun or recorded, and then its charge is taken back too
     */
    record Release(long permit, Attempt.@Nullable End end) implements Effect {}

    /** Make the intent durable; brings one {@link TargetEvent.IntentDurable} or {@link TargetEvent.IntentRefused}. */
    record Intend(HealingEvent.Intended event) implements Effect {}

    /** Run the step's remediation; brings {@link TargetEvent.AttemptReturned} or {@link TargetEvent.AttemptAbandoned}. */
    record StartAttempt(Step step, Attempt attempt, Diagnosis diagnosis) implements Effect {}

    /** Sample these watches of the attempt, each at its pace, until told otherwise; brings {@link TargetEvent.Sampled}. */
    record StartWatching(String attemptKey, List<HarmWatch> watches) implements Effect {}

    /** Sample no more. */
    record StopWatching(String attemptKey) implements Effect {}

    /** Interrupt the attempt's run as at its deadline; brings what its end would have brought. */
    record Interrupt(String attemptKey) implements Effect {}

    /** Record and publish what happened. */
    record Tell(HealingEvent event) implements Effect {}

    /** Tell a person. */
    record Escalate(Escalation escalation) implements Effect {}

    /** The target's health changed, for the governor and for those that depend on it. */
    record Standing(Health health) implements Effect {}
}
