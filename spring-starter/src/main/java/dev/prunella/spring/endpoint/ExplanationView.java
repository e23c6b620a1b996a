// SPDX-License-Identifier: Apache-2.0
package dev.prunella.spring.endpoint;

import dev.prunella.decide.Explanation;
import dev.prunella.decide.Judgement;
import java.util.List;

/**
 * Why a target is as it is.
 *
 * @param target who
 * @param state what is known, a sentence each
 * @param next what would be done next; empty if nothing would be
 * @param guardrails what each says to that, in their order
 */
public record ExplanationView(String target, List<String> state, String next, List<String> guardrails) {

    static ExplanationView of(Explanation explanation) {
        return new ExplanationView(
                explanation.target(),
                explanation.state(),
                explanation.proposal(),
                explanation.judgements().stream().map(Judgement::toString).toList());
    }
}
