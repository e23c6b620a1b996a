// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/**
 * A process that ends itself must not do so for ever. How long it was down is known by the time of day alone, which may be
 * wrong, so these starts are counted, whatever time has passed; and where nothing outlives the process, not even the count does.
 */
final class ProcessEndGuardrail implements Guardrail {

    private final int limit;
    private final boolean trailOutlivesProcess;

    ProcessEndGuardrail(int limit, boolean trailOutlivesProcess) {
        this.limit = limit;
        this.trailOutlivesProcess = trailOutlivesProcess;
    }

    @Override
    public String name() {
        return "process-end";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        if (!proposal.remediation().endsProcess()) {
            return Answer.permit();
        }
        if (!trailOutlivesProcess) {
            return Answer.spent(
                    "process-end",
                    "%s ends the process, and the trail is in memory: nobody would know how often it did",
                    proposal.remediation());
        }
        int ends = proposal.conditions().processEnds();
        return ends < limit
                ? Answer.permit()
                : Answer.spent(
                        "process-end",
                        "the process was to end %d times since this target was well for long, the limit is %d",
                        ends,
                        limit);
    }
}
