// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Policy;
import java.util.List;

/**
 * The guardrails in the order in which a refusal decides. Further ones take their place here: windows after the desired state,
 * capabilities before the risk, the flapping latch before the budget, blast radius and signature latch around the brake, error
 * budget, cost and expiry at the end.
 */
public final class Guardrails {

    private Guardrails() {}

    /**
     * All guardrails with the numbers of {@code policy}.
     *
     * @param trailOutlivesProcess whether what is recorded is known to the next process
     */
    public static List<Guardrail> of(Policy policy, boolean trailOutlivesProcess) {
        return List.of(
                new ModeGuardrail(),
                new DesiredStateGuardrail(),
                new FreshTelemetryGuardrail(),
                new SingleFlightGuardrail(),
                new RiskGuardrail(),
                new CooldownGuardrail(),
                new BackoffGuardrail(),
                new BudgetGuardrail(policy.budgets()),
                new ProcessEndGuardrail(policy.processEnds(), trailOutlivesProcess),
                new ConcurrencyGuardrail(policy.concurrency()),
                new CorrelatedBrakeGuardrail(policy.brake()));
    }
}
