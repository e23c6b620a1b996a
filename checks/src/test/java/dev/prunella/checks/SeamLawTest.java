// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import dev.prunella.checks.fixtures.seams.engine.DrawsLots;
import dev.prunella.checks.fixtures.seams.engine.EndsTheProcess;
import dev.prunella.checks.fixtures.seams.engine.ReadsClocks;
import dev.prunella.checks.fixtures.seams.engine.Sleeps;
import dev.prunella.checks.fixtures.seams.engine.TakesThreads;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class SeamLawTest {

    private static final Tree BROKEN = Tree.fixture("seams");

    @Test
    void noClockOutsideTheSeams() {
        Tree.PRODUCT.obeys(SeamLaw::noClockOutsideTheSeams);
        BROKEN.breaksWithEveryMethodOf(ReadsClocks.class, SeamLaw::noClockOutsideTheSeams);
    }

    @Test
    void noSleepOutsideTheSeams() {
        Tree.PRODUCT.obeys(SeamLaw::noSleepOutsideTheSeams);
        BROKEN.breaksWithEveryMethodOf(Sleeps.class, SeamLaw::noSleepOutsideTheSeams);
    }

    @Test
    void noThreadOutsideTheSeams() {
        Tree.PRODUCT.obeys(SeamLaw::noThreadOutsideTheSeams);
        BROKEN.breaksWithEveryMethodOf(TakesThreads.class, SeamLaw::noThreadOutsideTheSeams);
    }

    @Test
    void noChanceOutsideTheSeams() {
        Tree.PRODUCT.obeys(SeamLaw::noChanceOutsideTheSeams);
        BROKEN.breaksWithEveryMethodOf(DrawsLots.class, SeamLaw::noChanceOutsideTheSeams);
    }

    @Test
    void nobodyEndsTheProcess() {
        Tree.PRODUCT.obeys(SeamLaw::nobodyEndsTheProcess);
        BROKEN.breaksWithEveryMethodOf(EndsTheProcess.class, SeamLaw::nobodyEndsTheProcess);
    }

    @Test
    void leavesTheSeamsThemselvesTheTestkitAndWhatIsDeterministicAlone() {
        List<Function<Tree, ArchRule>> laws = List.of(
                SeamLaw::noClockOutsideTheSeams,
                SeamLaw::noThreadOutsideTheSeams,
                SeamLaw::noChanceOutsideTheSeams,
                SeamLaw::nobodyEndsTheProcess);

        assertThat(laws)
                .allSatisfy(law -> assertThat(BROKEN.breachesOf(law)).noneMatch(breach -> breach.contains("Allowed.")));
    }
}
