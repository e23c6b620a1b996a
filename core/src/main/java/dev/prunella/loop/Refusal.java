// SPDX-License-Identifier: Apache-2.0
package dev.prunella.loop;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Judgement;
import dev.prunella.decide.Ruling;
import dev.prunella.model.Reason;
import dev.prunella.record.HealingEvent;

/** What follows from a guardrail's no: it is told when it changes, a person hears of what only a person can change. */
final class Refusal {

    private Refusal() {}

    static void take(Draft draft, Plan plan, Ruling ruling) {
        Judgement judgement = ruling.refusal();
        if (judgement == null) {
            throw new IllegalStateException(draft.target.name() + ": a ruling without a permit must have a refusal");
        }
        take(draft, plan, judgement);
    }

    static void take(Draft draft, Plan plan, Judgement judgement) {
        tellOnChange(draft, plan, judgement);
        Answer answer = judgement.answer();
        if (answer instanceof Answer.Defer defer) {
            draft.enter(Holding.until(defer.untilNanos()));
            return;
        }
        if (answer instanceof Answer.Deny deny && deny.spent()) {
            Course.escalate(draft, deny.reason());
        } else if (answer instanceof Answer.NeedsApproval needs) {
            Course.escalate(draft, needs.reason());
        }
        draft.enter(Holding.until(draft.now + draft.policy.slowestPace().toNanos()));
    }

    private static void tellOnChange(Draft draft, Plan plan, Judgement judgement) {
        String code = judgement.guardrail() + "/" + codeOf(judgement.answer());
        Episode episode = draft.open();
        if (!code.equals(episode.refusal())) {
            draft.episode = episode.refused(code);
            draft.tell(new HealingEvent.Refused(
                    draft.target.name(),
                    episode.incident().id(),
                    plan.step().remediation().name(),
                    judgement));
        }
    }

    private static String codeOf(Answer answer) {
        if (answer instanceof Answer.Defer defer) {
            return defer.reason().code();
        }
        if (answer instanceof Answer.Deny deny) {
            return deny.reason().code();
        }
        return answer instanceof Answer.NeedsApproval needs ? needs.reason().code() : "permit";
    }

    /** The sentence of a refusal, for an attempt that is not started because of it. */
    static Reason reasonOf(Ruling ruling) {
        Judgement judgement = ruling.refusal();
        return judgement == null
                ? Reason.of("refused", "refused at execution")
                : new Reason(codeOf(judgement.answer()), judgement.toString());
    }
}
