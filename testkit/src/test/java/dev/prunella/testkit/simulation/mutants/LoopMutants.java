// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import java.util.List;

/** The rules by which a target is diagnosed, acted on, verified and told of, removed one by one. */
final class LoopMutants {

    private static final long FOR_EVER = Long.MAX_VALUE / 2;

    private LoopMutants() {}

    static List<Mutant> evidence() {
        return List.of(
                Mutant.of("weight of evidence", "diagnose.Evidence", "weight", Rewrite.returnsInt(99))
                        .by("evidence"),
                Mutant.of("certainty", "loop.Draft", "certain", Rewrite.returnsTrue()),
                Mutant.of("evidence starts anew after an action", "loop.Draft", "forgetEvidence", Rewrite.doesNothing())
                        .by("evidence"),
                Mutant.of(
                                "outside and dependencies",
                                "diagnose.Evidence",
                                "outsideStatus",
                                Rewrite.returnsConstant(
                                        "dev/prunella/detect/Reading$Status",
                                        "PASS",
                                        "Ldev/prunella/detect/Reading$Status;"))
                        .by("dependency"),
                Mutant.of("kinds that are never acted on", "diagnose.Diagnosis", "actionable", Rewrite.returnsTrue()),
                Mutant.of(
                                "looks until healed",
                                "verify.PassesInARow",
                                "verdict",
                                Rewrite.returnsConstant(
                                        "dev/prunella/verify/Verdict", "HEALED", "Ldev/prunella/verify/Verdict;"))
                        .by("healed"),
                Mutant.of("generation that was replaced", "loop.TargetLoop", "replaced", Rewrite.doesNothing())
                        .by("generation"));
    }

    static List<Mutant> course() {
        return List.of(
                Mutant.of(
                                "life of a plan",
                                "loop.Checking",
                                "objection",
                                Rewrite.callGivesLong("Duration", "toNanos", FOR_EVER))
                        .by("plan life"),
                Mutant.of(
                                "generation of a plan",
                                "loop.Checking",
                                "objection",
                                Rewrite.callGivesInt("Generation", "equals", 1))
                        .by("generation"),
                Mutant.of(
                                "refusal of an intent",
                                "loop.Arming",
                                "intentRefused",
                                Rewrite.becomes(
                                        "dev/prunella/loop/Arming",
                                        "intentDurable",
                                        "(Ldev/prunella/loop/Draft;Ljava/lang/String;)V"))
                        .by("intent"),
                fatigue("cooldown begins", "cooling").by("cooldown"),
                fatigue("backoff grows", "attempted").by("backoff"),
                fatigue("a gap in health", "interrupted"),
                fatigue("count of ends of the process", "ending").by("process ends"),
                Mutant.of(
                        "health that must hold before the backoff ends",
                        "loop.Fatigue",
                        "passed",
                        Rewrite.callGivesLong("Duration", "toNanos", 0)),
                Mutant.of("steps that can cure", "act.Remediation", "canCure", Rewrite.returnsTrue())
                        .by("ladder"),
                episode("count of attempts at a step", "started").by("ladder"),
                episode("number of an attempt", "numberedOne"),
                episode("one escalation an incident", "told").by("delivery"),
                Mutant.of("escalation", "loop.Course", "escalate", Rewrite.doesNothing())
                        .by("escalation"),
                Mutant.of("silence while held or shadowed", "loop.Draft", "mayTell", Rewrite.returnsTrue())
                        .by("silence"));
    }

    static List<Mutant> compensation() {
        return List.of(
                Mutant.of("ends that are taken back", "loop.Undo", "calledFor", Rewrite.returnsTrue())
                        .by("compensation"),
                Mutant.of(
                                "refusal of the intent to take back",
                                "loop.UndoArming",
                                "intentRefused",
                                Rewrite.becomes(
                                        "dev/prunella/loop/UndoArming",
                                        "intentDurable",
                                        "(Ldev/prunella/loop/Draft;Ljava/lang/String;)V"))
                        .by("compensation"),
                Mutant.of(
                                "question before taking back",
                                "loop.Governor",
                                "mayUndo",
                                Rewrite.callGivesInt("Ruling", "permits", 1))
                        .by("standing"),
                Mutant.of(
                                "end of the runbook after harm or what stays",
                                "loop.Undo",
                                "stop",
                                Rewrite.callsStatic(
                                        "dev/prunella/loop/Course", "decide", "(Ldev/prunella/loop/Draft;)V"))
                        .by("compensation"));
    }

    private static Mutant fatigue(String name, String method) {
        return Mutant.of(name, "loop.Fatigue", method, Rewrite.returnsThis());
    }

    private static Mutant episode(String name, String method) {
        return Mutant.of(name, "loop.Episode", method, Rewrite.returnsThis());
    }
}
