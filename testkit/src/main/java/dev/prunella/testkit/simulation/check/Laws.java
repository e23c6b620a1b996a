// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.check;

import java.util.List;

/** The rules that the library itself must keep, each with the numbers of the invariants that it watches. */
public final class Laws {

    private Laws() {}

    /** All of them. */
    public static List<Law> all() {
        return List.of(
                new Law("single flight (INVARIANT 1)", SingleFlightCheck::new),
                new Law("generation (INVARIANT 2, 21)", GenerationCheck::new),
                new Law("cooldown (INVARIANT 3, 41)", CooldownCheck::new),
                new Law("backoff (INVARIANT 4, 5, 41)", BackoffCheck::new),
                new Law("budget (INVARIANT 6, 7, 41)", BudgetCheck::new),
                new Law("concurrency (INVARIANT 8)", ConcurrencyCheck::new),
                new Law("permits (INVARIANT 8, 37)", PermitCheck::new),
                new Law("blast radius (INVARIANT 9)", BlastRadiusCheck::new),
                new Law("fresh evidence (INVARIANT 10)", FreshEvidenceCheck::new),
                new Law("evidence (INVARIANT 11)", EvidenceCheck::new),
                new Law("dependency (DESIGN 5)", DependencyCheck::new),
                new Law("brake (INVARIANT 12)", BrakeCheck::new),
                new Law("standing (INVARIANT 13, 14, 31, 41)", StandingCheck::new),
                new Law("approval (INVARIANT 15)", ApprovalCheck::new),
                new Law("intent (INVARIANT 16, 19)", IntentCheck::new),
                new Law("terminal record (INVARIANT 17, 41)", TerminalCheck::new),
                new Law("sequence (INVARIANT 18)", SequenceCheck::new),
                new Law("healed (INVARIANT 20)", HealedCheck::new),
                new Law("plan life (INVARIANT 21)", PlanLifeCheck::new),
                new Law("flapping (INVARIANT 22)", FlappingCheck::new),
                new Law("type latch (INVARIANT 23)", TypeLatchCheck::new),
                new Law("process ends (INVARIANT 26)", ProcessEndCheck::new),
                new Law("attempt key (INVARIANT 27)", AttemptKeyCheck::new),
                new Law("ladder (INVARIANT 28)", LadderCheck::new),
                new Law("compensation (INVARIANT 29)", CompensationCheck::new),
                new Law("reload (INVARIANT 30)", ReloadCheck::new),
                new Law("bound (INVARIANT 32)", BoundCheck::new),
                new Law("fairness (INVARIANT 34, 38)", FairnessCheck::new),
                new Law("escalation (INVARIANT 35)", EscalationCheck::new),
                new Law("silence (INVARIANT 13)", SilenceCheck::new),
                new Law("delivery (INVARIANT 36)", DeliveryCheck::new),
                new Law("rest (INVARIANT 37)", RestCheck::new),
                new Law("stuck action (INVARIANT 39)", StuckActionCheck::new),
                new Law("closing (INVARIANT 40)", ClosingCheck::new));
    }
}
