// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Answer;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Ledger;
import dev.prunella.decide.Proposal;
import java.time.Duration;

/** Old evidence is no evidence: the target may have recovered since. */
final class FreshTelemetryGuardrail implements Guardrail {

    @Override
    public String name() {
        return "fresh-telemetry";
    }

    @Override
    public Answer check(Proposal proposal, Ledger ledger) {
        Duration age = proposal.conditions().evidenceAge();
        if (age == null) {
            return Answer.deny("stale", "nothing was seen since the last action");
        }
        Duration limit = proposal.conditions().ageLimit();
        return age.compareTo(limit) <= 0
                ? Answer.permit()
                : Answer.deny(
                        "stale", "the evidence is %d ms old, the limit is %d ms", age.toMillis(), limit.toMillis());
    }
}
