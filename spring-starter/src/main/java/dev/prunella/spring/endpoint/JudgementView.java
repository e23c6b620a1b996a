// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Judgement;

/**
 * One guardrail's answer.
 *
 * @param guardrail its name
 * @param answer {@code yes}, {@code not yet}, {@code no} or {@code needs approval}
 * @param reason why; empty for a yes
 */
public record JudgementView(String guardrail, String answer, String reason) {

    static JudgementView of(Judgement judgement) {
        Answer answer = judgement.answer();
        if (answer instanceof Answer.Defer defer) {
            return new JudgementView(
                    judgement.guardrail(), "not yet", defer.reason().toString());
        }
        if (answer instanceof Answer.Deny deny) {
            return new JudgementView(judgement.guardrail(), "no", deny.reason().toString());
        }
        if (answer instanceof Answer.NeedsApproval needs) {
            return new JudgementView(
                    judgement.guardrail(), "needs approval", needs.reason().toString());
        }
        return new JudgementView(judgement.guardrail(), "yes", "");
    }
}
