// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide;

/**
 * One guardrail's answer to one proposal.
 *
 * @param guardrail its name
 * @param answer what it said
 */
public record Judgement(String guardrail, Answer answer) {

    @Override
    public String toString() {
        if (answer instanceof Answer.Defer defer) {
            return guardrail + ": not yet, " + defer.reason();
        }
        if (answer instanceof Answer.Deny deny) {
            return guardrail + ": no, " + deny.reason();
        }
        if (answer instanceof Answer.NeedsApproval needs) {
            return guardrail + ": needs approval, " + needs.reason();
        }
        return guardrail + ": yes";
    }
}
