// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import java.util.List;

/** Each guardrail that can refuse in a simulated run, removed, and what it counts by. */
final class GuardrailMutants {

    private static final String GUARDRAILS = "decide.guardrails.";

    private GuardrailMutants() {}

    static List<Mutant> ofOneTarget() {
        return List.of(
                guardrail("kill switch", "KillSwitchGuardrail").by("standing"),
                guardrail("mode", "ModeGuardrail"),
                guardrail("desired state and hold", "DesiredStateGuardrail").by("standing"),
                guardrail("fresh telemetry", "FreshTelemetryGuardrail").by("fresh evidence"),
                guardrail("same policy", "SamePolicyGuardrail").by("reload"),
                guardrail("single flight", "SingleFlightGuardrail").by("single flight"),
                guardrail("risk", "RiskGuardrail").by("approval"),
                guardrail("cooldown", "CooldownGuardrail").by("cooldown"),
                guardrail("backoff", "BackoffGuardrail").by("backoff"),
                guardrail("flapping", "FlappingGuardrail").by("flapping"),
                guardrail("ends of the process", "ProcessEndGuardrail").by("process ends"),
                Mutant.of("approval: what it covers", "decide.Approval", "covers", Rewrite.returnsTrue())
                        .by("approval"),
                Mutant.of(
                                "approval: used once",
                                "loop.Deciding",
                                "used",
                                Rewrite.returnsFieldOfArgument(
                                        "dev/prunella/loop/Draft", "approval", "Ldev/prunella/decide/Approval;"))
                        .by("approval"));
    }

    static List<Mutant> acrossTargets() {
        return List.of(
                guardrail("budget", "BudgetGuardrail").by("budget"),
                guardrail("concurrency", "ConcurrencyGuardrail").by("concurrency"),
                guardrail("blast radius", "BlastRadiusGuardrail").by("blast radius"),
                guardrail("brake", "CorrelatedBrakeGuardrail").by("brake"),
                brake("stop", "stop"),
                brake("slow", "slow"),
                brake("one at a time", "oneAtATime"),
                guardrail("type latch", "TypeLatchGuardrail").by("type latch"),
                Mutant.of("latch: misses", "loop.TypeLatches", "missed", Rewrite.returnsThis())
                        .by("type latch"),
                Mutant.of("latch: harm", "loop.TypeLatches", "harmed", Rewrite.returnsThis())
                        .by("type latch"),
                Mutant.of("latch: spells of illness", "loop.Flapping", "fellIll", Rewrite.returnsThis())
                        .by("flapping"),
                governor("budget of incidents of a target", "incidentsStarted", Rewrite.returnsInt(0))
                        .by("budget"),
                governor("budgets of group, type and supervisor", "starts(Ldev", Rewrite.returnsInt(0))
                        .by("budget"),
                governor("count of permits", "running", Rewrite.returnsInt(0)).by("concurrency"),
                governor("release of permits", "without", Rewrite.returnsThis()),
                governor("health of a group", "standing", Rewrite.returnsThis()),
                Mutant.of(
                        "second question to the guardrails",
                        "loop.Governor",
                        "mayStillAct",
                        Rewrite.callGivesInt("Ruling", "permits", 1)));
    }

    private static Mutant guardrail(String name, String type) {
        return Mutant.of("guardrail: " + name, GUARDRAILS + type, "check", Rewrite.permits());
    }

    private static Mutant brake(String name, String method) {
        return Mutant.of("brake: " + name, GUARDRAILS + "CorrelatedBrakeGuardrail", method, Rewrite.permits())
                .by("brake");
    }

    private static Mutant governor(String name, String method, Rewrite rewrite) {
        return Mutant.of(name, "loop.GovernorState", method, rewrite);
    }
}
