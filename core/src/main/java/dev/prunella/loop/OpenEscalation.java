// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.escalate.Burn;
import dev.prunella.escalate.Escalation;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import org.jspecify.annotations.Nullable;

/**
 * An escalation whose incident is open.
 *
 * @param escalation what was last told, or will be
 * @param stage what it waits for
 * @param told whether the channels were given it
 * @param acknowledgedBy who takes care of it; null for nobody
 */
public record OpenEscalation(
        Escalation escalation,
        Stage stage,
        boolean told,
        @Nullable Actor acknowledgedBy) {

    /** What an escalation waits for. */
    public sealed interface Stage {

        /** When it is to be looked at again; null for not before something happens. */
        @Nullable
        Long dueNanos();
    }

    /**
     * To see whether something that the target depends on is the cause, or whether the target follows its root to health.
     *
     * @param dueNanos how long
     * @param after what it was folded into; empty for nothing
     */
    record Waiting(Long dueNanos, String after) implements Stage {}

    /**
     * It is told as part of that of another target.
     *
     * @param into that target
     */
    record Folded(String into) implements Stage {
        @Override
        public @Nullable Long dueNanos() {
            return null;
        }
    }

    /**
     * For the end of a time in which nobody is told.
     *
     * @param because why nobody is
     * @param dueNanos when that is asked again
     */
    record Suppressed(Reason because, Long dueNanos) implements Stage {}

    /**
     * A person was told.
     *
     * @param dueNanos when it is told again; null for never
     */
    record Told(@Nullable Long dueNanos) implements Stage {}

    IncidentId id() {
        return escalation.incident().id();
    }

    String target() {
        return escalation.target().name();
    }

    boolean foldedInto(String target) {
        return stage instanceof Folded folded && folded.into.equals(target);
    }

    boolean due(long nowNanos) {
        Long due = stage.dueNanos();
        return due != null && nowNanos - due >= 0;
    }

    OpenEscalation in(Stage other) {
        return new OpenEscalation(escalation, other, told, acknowledgedBy);
    }

    OpenEscalation telling(Escalation present, Told stageAfter) {
        return new OpenEscalation(present, stageAfter, true, acknowledgedBy);
    }

    OpenEscalation rated(Burn burn) {
        return new OpenEscalation(escalation.rated(burn, escalation.key()), stage, told, acknowledgedBy);
    }

    OpenEscalation acknowledged(Actor person) {
        return new OpenEscalation(escalation, stage instanceof Told ? new Told(null) : stage, told, person);
    }
}
