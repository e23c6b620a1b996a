// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulator itself is tested: with any one guard of the core removed it finds a law that is broken. */
class MutantsTest {

    private static final Map<String, Kill> KILLS = Kill.table();

    static List<Mutant> mutants() {
        return Mutants.all();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void everyMutantIsKilled(Mutant mutant) throws ReflectiveOperationException {
        Kill kill = KILLS.get(mutant.name());
        assertThat(kill).as("seed of " + mutant).isNotNull();
        String breach = MutantLoader.of(mutant).apply(kill.seed());
        assertThat(breach).as("what seed %d shows of %s", kill.seed(), mutant).startsWith(kill.law());
    }

    @Test
    void theCoreItselfPassesTheseSeeds() throws ReflectiveOperationException {
        LongFunction<@Nullable String> run = MutantLoader.untouched();
        assertThat(KILLS.values().stream().map(Kill::seed).distinct())
                .allSatisfy(seed -> assertThat(run.apply(seed)).isNull());
    }

    @Test
    void theTableIsOfTheMutantsThatThereAre() {
        assertThat(KILLS.keySet()).hasSizeGreaterThanOrEqualTo(40).hasSameElementsAs(names());
        assertThat(names()).doesNotHaveDuplicates();
    }

    private static List<String> names() {
        return mutants().stream().map(Mutant::name).toList();
    }
}
