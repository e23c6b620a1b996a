// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;

/** A person has stopped all healing; restarts of the process change nothing about that. */
final class KillSwitchGuardrail implements Guardrail {

    @Override
    public String name() {
        return "kill-switch";
    }

    @Override
    public boolean stopsCompensation() {
        return true;
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        return ledger.pausedBecause().isEmpty()
                ? Answer.permit()
                : Answer.deny("paused", "all healing is paused: %s", ledger.pausedBecause());
    }
}
