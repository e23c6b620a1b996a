// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Looks for the first seed that finds each mutant, and writes the table by which {@link MutantsTest} goes. */
class MutantsCampaign {

    @Test
    void findsEveryMutantFromTheFirstSeedOn() throws ReflectiveOperationException, IOException {
        List<String> alive = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Mutant mutant : Mutants.all()) {
            Kill kill = Kill.search(mutant, Long.getLong("prunella.mutants.seeds"));
            if (kill == null) {
                alive.add(mutant.name());
            } else {
                lines.add(kill.line(mutant));
                System.out.printf(
                        "| %s | `%s.%s` | %s | %d |%n",
                        mutant, mutant.type(), mutant.method().replaceAll("\\(.*", ""), kill.law(), kill.seed());
            }
        }
        Files.write(Path.of(System.getProperty("prunella.mutants.table")), lines);
        assertThat(alive).isEmpty();
    }
}
