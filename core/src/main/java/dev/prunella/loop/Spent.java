// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.detect.Side;
import dev.prunella.model.Actor;
import dev.prunella.model.Reason;

/**
 * The runbook has nothing left, or nothing that may follow; a person is told, at once or as soon as a hold or the mode lets it be told. The target is watched
 * until it is well again.
 *
 * @param reason why nothing more is tried
 */
public record Spent(Reason reason) implements Phase {

    @Override
    public String describe() {
        return "escalated, watching";
    }

    @Override
    public void looked(Draft draft, Side side) {
        if (draft.recovered()) {
            Course.close(draft, Course.unhealed(draft));
        }
    }

    @Override
    public void tick(Draft draft) {
        Course.escalate(draft, reason);
    }

    @Override
    public void healNow(Draft draft, Actor actor) {
        draft.episode = draft.open().demandedBy(actor);
        Course.decide(draft);
    }
}
