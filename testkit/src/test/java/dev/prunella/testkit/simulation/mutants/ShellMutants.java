// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import java.util.List;

/** What runs, records, restarts and reloads, with one rule removed, and past defects. */
final class ShellMutants {

    private ShellMutants() {}

    static List<Mutant> running() {
        return List.of(
                nothing("deadline of an action", "engine.AttemptRunner", "deadline")
                        .by("stuck action"),
                nothing("giving up an action", "engine.AttemptRunner", "graceOver")
                        .by("stuck action"),
                nothing("deadline of a look", "engine.ProbeRunner", "due"),
                nothing("end of supervision", "engine.TargetCell", "retire").by("closing"),
                nothing("delivery of an escalation", "engine.Deliveries", "send")
                        .by("delivery"),
                nothing("policies that may not be put in force", "decide.PolicyChange", "check")
                        .by("reload"));
    }

    static List<Mutant> recording() {
        return List.of(
                Mutant.of("sync of the trail", "record.AuditSegments", "sync", Rewrite.skipsCall("AuditStore", "sync"))
                        .by("intent"),
                nothing("record of what must not be lost", "engine.Recorder", "insist"),
                nothing("trying a refused record again", "engine.Insistence", "refused"),
                nothing("end of intents that a crash left open", "engine.TrailKeeper", "endOpenIntents")
                        .by("terminal record"));
    }

    static List<Mutant> restarting() {
        return List.of(
                recovery("starts", "charge").by("budget"),
                recovery("holds", "hold").by("standing"),
                recovery("modes", "mode"),
                recovery("desired states", "desired").by("standing"),
                recovery("backoff and cooldown", "fatigue"),
                recovery("ends of the process", "ended").by("process ends"),
                recovery("latch of a target", "ill").by("flapping"),
                nothing("restart: latch of a remediation", "loop.LatchRecovery", "latched")
                        .by("type latch"),
                nothing("restart: pause and starts", "engine.GovernorDesk", "restore"),
                nothing("checkpoint of targets", "loop.Checkpoint", "keep"));
    }

    /** What the simulator once found, put back. */
    static List<Mutant> defects() {
        return List.of(
                Mutant.of(
                                "defect: the late return of what was given up tells no generation",
                                "loop.TargetLoop",
                                "decided",
                                Rewrite.skipsCall("TargetLoop", "replaced"))
                        .by("generation"),
                nothing(
                                "defect: a look that was ordered begins after the end of supervision",
                                "engine.ProbeRunner",
                                "stop")
                        .by("closing"),
                nothing("defect: a checkpoint does not tell who was acted on", "loop.Checkpoint", "markActed")
                        .by("cooldown"),
                nothing("defect: an intent overtakes the end of an earlier one", "engine.Recorder", "tryAgain")
                        .by("terminal record"),
                Mutant.of(
                        "defect: what is handed over is forgotten until it is taken in",
                        "engine.Remembered",
                        "all",
                        Rewrite.skipsCall("Map", "putAll")),
                nothing("defect: what was true at the end of supervision is forgotten", "engine.Remembered", "left"),
                Mutant.of(
                                "defect: channels that hang take all workers",
                                "engine.ErrandGate",
                                "isFree",
                                Rewrite.returnsTrue())
                        .by("fairness"),
                nothing("defect: a yes said while an intent is recorded stays", "loop.Deciding", "useUp")
                        .by("approval"),
                Mutant.of(
                                "defect: what was acted on and then shadowed cools nobody",
                                "loop.Course",
                                "wasShadowAlone",
                                Rewrite.callsStatic(
                                        "dev/prunella/loop/Shadowing", "applies", "(Ldev/prunella/loop/Draft;)Z"))
                        .by("cooldown"),
                nothing("defect: passes of what was replaced count for another one", "loop.Verifying", "replaced")
                        .by("healed"),
                nothing("defect: a checkpoint does not tell what is being tried", "loop.Checkpoint", "markTried")
                        .by("type latch"));
    }

    private static Mutant recovery(String name, String method) {
        return nothing("restart: " + name, "loop.Recovery", method);
    }

    private static Mutant nothing(String name, String type, String method) {
        return Mutant.of(name, type, method, Rewrite.doesNothing());
    }
}
