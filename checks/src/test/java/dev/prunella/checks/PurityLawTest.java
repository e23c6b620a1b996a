// SPDX-License-Identifier: Apache-2.0
package dev.prunella.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prunella.checks.fixtures.purity.loop.Impure;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class PurityLawTest {

    private static final Tree BROKEN = Tree.fixture("purity");

    @Test
    void loopDoesNoInputOrOutputAndKnowsNoThreads() {
        Tree.PRODUCT.obeys(PurityLaw::loopDoesNoInputOrOutputAndKnowsNoThreads);
        BROKEN.breaksWithEveryMethodOf(Impure.class, PurityLaw::loopDoesNoInputOrOutputAndKnowsNoThreads);
    }

    @Test
    void loopSharesNoMethods() {
        Tree.PRODUCT.obeys(PurityLaw::loopSharesNoMethods);
        assertThat(BROKEN.breachesOf(PurityLaw::loopSharesNoMethods)).hasSize(1);
    }

    @Test
    void loopSharesNoFields() {
        Tree.PRODUCT.obeys(PurityLaw::loopSharesNoFields);
        assertThat(BROKEN.breachesOf(PurityLaw::loopSharesNoFields)).hasSize(1);
    }

    @Test
    void loopLocksNothing() throws IOException {
        Path sources = Path.of("../core/src/main/java/dev/prunella/loop");
        Path broken = Path.of("src/test/java/dev/prunella/checks/fixtures/purity");

        assertThat(PurityLaw.sourcesWithLockedBlocks(sources)).isEmpty();
        assertThat(PurityLaw.sourcesWithLockedBlocks(broken)).hasSize(1);
    }
}
