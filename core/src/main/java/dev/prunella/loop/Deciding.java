// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.decide.Approval;
import dev.prunella.decide.Ruling;
import dev.prunella.model.Actor;
import dev.prunella.record.HealingEvent;
import org.jspecify.annotations.Nullable;

/**
 * The guardrails are asked.
 *
 * @param plan what is proposed
 * @param supposed whether only what would be done is asked, in SHADOW
 */
public record Deciding(Plan plan, boolean supposed) implements Phase {

    @Override
    public String describe() {
        return "deciding on " + plan.step().remediation();
    }

    @Override
    public void ruled(Draft draft, Ruling ruling, @Nullable Long permit) {
        draft.lastRuling = ruling;
        if (supposed) {
            Shadowing.ruled(draft, plan, ruling);
            return;
        }
        if (permit == null) {
            Refusal.take(draft, plan, ruling);
            return;
        }
        Plan approved = plan.with(used(draft));
        Attempt attempt = Course.attempt(draft, approved);
        Episode episode = draft.open();
        HealingEvent.Intended intended = new HealingEvent.Intended(
                draft.target.name(),
                episode.incident().id(),
                attempt,
                episode.diagnosis(),
                actor(approved, episode),
                plan.step().remediation().endsProcess());
        draft.episode = episode.numberedOne().noting(intended.what(), draft.now);
        draft.emit(new Effect.Intend(intended));
        Watching.begin(draft, plan.step(), attempt);
        draft.enter(new Arming(approved, attempt, permit));
    }

    /** The yes that this uses up: what it does not cover waits for what it does. */
    private @Nullable Approval used(Draft draft) {
        Approval yes = covering(draft, plan);
        if (yes != null) {
            draft.approval = null;
        }
        return yes;
    }

    /** A yes that was said while the intent was being recorded is used up by what begins now: that is what it was said to. */
    static void useUp(Draft draft, Plan plan) {
        if (plan.approval() == null && covering(draft, plan) != null) {
            draft.approval = null;
        }
    }

    /** The yes of a person that a plan may begin on; null for none. */
    private static @Nullable Approval covering(Draft draft, Plan plan) {
        Approval yes = draft.approval;
        boolean covers = yes != null && yes.covers(plan.step().remediation().name(), draft.generation, draft.now);
        return covers ? yes : null;
    }

    /** Who said yes answers for it. */
    private static Actor actor(Plan approved, Episode episode) {
        return approved.approval() == null
                ? episode.actor()
                : approved.approval().actor();
    }
}
