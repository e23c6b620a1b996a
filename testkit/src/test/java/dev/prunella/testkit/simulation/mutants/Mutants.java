// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Each guard or rule of the core, removed. */
final class Mutants {

    private Mutants() {}

    static List<Mutant> all() {
        return Stream.of(
                        GuardrailMutants.ofOneTarget(),
                        GuardrailMutants.acrossTargets(),
                        LoopMutants.evidence(),
                        LoopMutants.course(),
                        LoopMutants.compensation(),
                        ShellMutants.running(),
                        ShellMutants.recording(),
                        ShellMutants.restarting(),
                        ShellMutants.defects())
                .flatMap(List::stream)
                .toList();
    }

    /** Names of those that no seed tried so far has found; the campaign goes on looking for them. */
    static Set<String> notFoundYet() {
        return Set.of(
                "refusal of the intent to take back",
                "question before taking back",
                "restart: holds",
                "restart: ends of the process",
                "restart: latch of a remediation",
                "defect: a checkpoint does not tell who was acted on");
    }
}
