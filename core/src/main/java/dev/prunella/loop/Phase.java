// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.RemediationResult;
import dev.prunella.decide.Ruling;
import dev.prunella.detect.Side;
import dev.prunella.detect.Symptom;
import dev.prunella.model.Actor;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Where in the loop a target is. One phase, one file; a phase answers the events that mean something to it and ignores the rest,
 * which are late or meant for another phase.
 */
public sealed interface Phase
        permits Calm,
                Suspecting,
                Deciding,
                Arming,
                Checking,
                Acting,
                Stopping,
                Verifying,
                UndoArming,
                UndoChecking,
                Undoing,
                Stabilising,
                Holding,
                Spent,
                Retired {

    /** In one or two words, for people. */
    String describe();

    /** The target's health in this phase; unhealthy in those in which an incident is open. */
    default Health health(boolean passing) {
        return Health.UNHEALTHY;
    }

    /** How the target is looked at in this phase; closely, unless it says otherwise. */
    default Pace pace() {
        return Pace.CLOSE;
    }

    /** Whether a symptom means anything in this phase. */
    default boolean listens() {
        return false;
    }

    /** When the phase wants a tick of its own; null for never. */
    default @Nullable Long wakeNanos(Draft draft) {
        return null;
    }

    /** The thing was replaced by somebody else; what was seen was another one. */
    default void replaced(Draft draft) {}

    /** A look has been added to the evidence. */
    default void looked(Draft draft, Side side) {}

    /** Time has passed. */
    default void tick(Draft draft) {}

    /** A symptom was noticed. */
    default void noticed(Draft draft, Symptom symptom) {}

    /** A target that this one depends on was ill and is well again. */
    default void dependencyWell(Draft draft, String name) {}

    /** A person asks to heal without waiting for evidence. */
    default void healNow(Draft draft, Actor actor) {}

    /** The governor answered; {@code permit} is null if it refused. */
    default void ruled(Draft draft, Ruling ruling, @Nullable Long permit) {
        if (permit != null) {
            draft.emit(new Effect.Release(permit, null));
        }
    }

    /** The intent is durable. */
    default void intentDurable(Draft draft, String attemptKey) {}

    /** The intent could not be made durable. */
    default void intentRefused(Draft draft, String attemptKey, Reason reason) {}

    /** The attempt's run ended; null if it was interrupted at its deadline. */
    default void returned(Draft draft, String attemptKey, @Nullable RemediationResult result) {}

    /** A remediation did not begin. */
    default void calledOff(Draft draft, String attemptKey) {}

    /** The attempt's run was given up. */
    default void abandoned(Draft draft, String attemptKey) {}

    /** The attempt hurts what it must not hurt. */
    default void harmed(Draft draft, Reason harm) {}

    /** Supervision ends: give back what is held and leave no intent without its end. */
    default void retire(Draft draft, Reason why) {}

    /** How a target is looked at. */
    enum Pace {
        /** The inside once a period. */
        CALM,
        /** Both sides at the close pace, which slows down. */
        CLOSE,
        /** The inside at the pace of the verification, the outside at the close pace. */
        VERIFY,
        /** Not at all. */
        NONE
    }
}
