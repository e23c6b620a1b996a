// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.act.Attempt;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;

/**
 * The guardrails permit; the intent is being made durable. No record, no action.
 *
 * @param plan what will be done
 * @param attempt the run that it will be
 * @param permit the governor's
 */
public record Arming(Plan plan, Attempt attempt, long permit) implements Phase {

    @Override
    public String describe() {
        return "recording the intent of " + attempt.remediation();
    }

    @Override
    public void intentDurable(Draft draft, String attemptKey) {
        if (attempt.key().equals(attemptKey)) {
            draft.emit(new Effect.AskAgain(permit, Course.proposal(draft, plan)));
            draft.enter(new Checking(plan, attempt, permit));
        }
    }

    @Override
    public void intentRefused(Draft draft, String attemptKey, Reason reason) {
        if (attempt.key().equals(attemptKey)) {
            Watching.end(draft);
            draft.emit(new Effect.Release(permit, null));
            draft.tell(new HealingEvent.Contained(draft.target.name(), attempt.incident(), reason));
            Course.escalate(
                    draft, Reason.of("audit-unavailable", "the intent could not be recorded: %s", reason.text()));
            draft.enter(Holding.until(draft.now + draft.policy.slowestPace().toNanos()));
        }
    }

    @Override
    public void retire(Draft draft, Reason why) {
        Course.ended(draft, attempt, permit, Attempt.End.NOT_STARTED, why.text(), null);
    }
}
