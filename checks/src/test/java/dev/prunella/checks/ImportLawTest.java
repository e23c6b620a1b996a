// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class ImportLawTest {

    @Test
    void roomsImportOnlyWhatStandsBeforeThem() {
        holdsAndBites(
                ImportLaw::roomsImportOnlyWhatStandsBeforeThem,
                "detect.LooksAhead",
                "loop.LooksAtTheRoot",
                "model.ReadsTheClock");
    }

    @Test
    void everyPackageIsAKnownRoom() {
        holdsAndBites(ImportLaw::everyPackageIsAKnownRoom, "attic.Stranger");
    }

    @Test
    void packagesHaveNoCycles() {
        holdsAndBites(ImportLaw::packagesHaveNoCycles, "decide.Chicken", "decide.guardrails.Egg");
    }

    @Test
    void timeIgnoresModel() {
        holdsAndBites(ImportLaw::timeIgnoresModel, "time.KnowsTheModel");
    }

    @Test
    void probesKnowNeitherActuatorsNorTheShell() {
        holdsAndBites(ImportLaw::probesKnowNeitherActuatorsNorTheShell, "probes.ReachesUp", "probes.ReachesIn");
    }

    @Test
    void actuatorsKnowNeitherSpringNorTestkitNorTheShell() {
        holdsAndBites(
                ImportLaw::actuatorsKnowNeitherSpringNorTestkitNorTheShell,
                "actuators.ReachesIn",
                "actuators.UsesSpring",
                "actuators.UsesTheTestkit");
    }

    @Test
    void springKnowsNeitherTestkitNorTheShell() {
        holdsAndBites(ImportLaw::springKnowsNeitherTestkitNorTheShell, "spring.ReachesIn", "spring.UsesTheTestkit");
    }

    @Test
    void testkitStandsOnCoreAlone() {
        holdsAndBites(ImportLaw::testkitStandsOnCoreAlone, "testkit.UsesAProbe");
    }

    private static void holdsAndBites(Function<Tree, ArchRule> law, String... culprits) {
        Tree.PRODUCT.obeys(law);
        Tree.fixture("imports").breaksWith(law, culprits);
    }
}
