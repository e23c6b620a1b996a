// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/**
 * One remediation of a target at a time, those included that were given up and still run, or that an earlier supervision began.
 * The latter may still be within their time, so a person is not told at once.
 */
final class SingleFlightGuardrail implements Guardrail {

    @Override
    public String name() {
        return "single-flight";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        int stuck = proposal.conditions().stuckAttempts();
        if (stuck > 0) {
            return Answer.spent("in-flight", "%d earlier attempt still runs past its deadline", stuck);
        }
        return proposal.conditions().earlierRuns() > 0
                ? Answer.deny("earlier-in-flight", "an action of its earlier supervision still runs")
                : Answer.permit();
    }
}
