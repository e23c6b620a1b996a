// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Latches;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** What falls ill again and again is not healed by healing it once more. */
final class FlappingGuardrail implements Guardrail {

    private final Latches latches;

    FlappingGuardrail(Latches latches) {
        this.latches = latches;
    }

    @Override
    public String name() {
        return "flapping";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        return proposal.conditions().flapping()
                ? Answer.spent(
                        "flapping",
                        "%d incidents within %s: healing does not last, so it is latched until %s without one",
                        latches.flappingIncidents(),
                        latches.flappingWindow(),
                        latches.flappingQuiet())
                : Answer.permit();
    }
}
