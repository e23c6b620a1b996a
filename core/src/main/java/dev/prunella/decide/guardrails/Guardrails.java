// SPDX-License-Identifier: Apache-2.0
package dev.prunella.decide.guardrails;

import dev.prunella.decide.CostBudget;
import dev.prunella.decide.ErrorBudgetGauge;
import dev.prunella.decide.Guardrail;
import dev.prunella.decide.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked before each action, and of whom.
 *
 * @param trailOutlivesProcess whether what is recorded is known to the next process
 * @param errorBudget what is left of the targets' error budgets; null where nobody reckons them
 * @param costBudget what may be spent; null for no limit
 * @param more guardrails of the user's own, asked last
 */
public record Guardrails(
        boolean trailOutlivesProcess,
        @Nullable ErrorBudgetGauge errorBudget,
        @Nullable CostBudget costBudget,
        List<Guardrail> more) {

    /** Keeps a copy. */
    public Guardrails {
        more = List.copyOf(more);
    }

    /** Those of the policy alone. */
    public static Guardrails standard(boolean trailOutlivesProcess) {
        return new Guardrails(trailOutlivesProcess, null, null, List.of());
    }

    /** All guardrails with the numbers of {@code policy}, in the order in which a refusal decides. */
    public List<Guardrail> of(Policy policy) {
        List<Guardrail> all = new ArrayList<>(List.of(
                new KillSwitchGuardrail(),
                new ModeGuardrail(),
                new DesiredStateGuardrail(),
                new WindowGuardrail(policy.windows()),
                new FreshTelemetryGuardrail(),
                new SamePolicyGuardrail(policy.hash()),
                new SingleFlightGuardrail(),
                new HandOverGuardrail(),
                new CapabilityGuardrail(),
                new RiskGuardrail(),
                new CooldownGuardrail(),
                new BackoffGuardrail(),
                new FlappingGuardrail(policy.latches()),
                new BudgetGuardrail(policy.budgets()),
                new ProcessEndGuardrail(policy.processEnds(), trailOutlivesProcess),
                new ConcurrencyGuardrail(policy.concurrency()),
                new BlastRadiusGuardrail(policy.brake()),
                new CorrelatedBrakeGuardrail(policy.brake()),
                new TypeLatchGuardrail()));
        if (errorBudget != null) {
            all.add(new ErrorBudgetGuardrail(errorBudget));
        }
        if (costBudget != null) {
            all.add(new CostGuardrail(costBudget));
        }
        all.add(new ExpiryGuardrail());
        all.addAll(more);
        return List.copyOf(all);
    }
}
