// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import java.util.List;
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
}
