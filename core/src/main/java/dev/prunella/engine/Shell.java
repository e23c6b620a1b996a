// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.loop.TargetEvent;
import dev.prunella.model.Generation;
import dev.prunella.model.Health;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;
import dev.prunella.target.Target;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a target's cell may ask of the engine around it. */
interface Shell {

    Rulebook.Rules rules();

    long now();

    long seed();

    ProbeRunner.Tools tools();

    GovernorDesk governor();

    Escalations escalations();

    /** Records and publishes. */
    void tell(HealingEvent event, Target target);

    /** Publishes, and answers when the record is durable or refused. */
    void intend(HealingEvent.Intended event, Target target, Consumer<TargetEvent> answer);

    /** Passes a target's health on to the governor and to those that depend on it. */
    void stands(Target target, Health health);

    /** The target is about to be supervised. */
    void joined(TargetCell cell);

    /** The target is not supervised any more and counts in no group. */
    void left(TargetCell cell);

    /**
     * Nothing that the cell began runs any more, and nothing will.
     *
     * @param left the incarnation that its last run left after supervision had ended; null if there was none
     */
    void gone(TargetCell cell, @Nullable Generation left);

    /** The target has taken its last step; on the timer's thread. */
    void retired(Target target);

    /** It has taken in what an earlier process left of it. */
    void restored(Target target);

    /** User code misbehaved while it was wired. */
    void contained(Target target, Reason trouble);
}
