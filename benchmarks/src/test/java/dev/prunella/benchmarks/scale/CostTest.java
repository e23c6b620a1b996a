// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CostTest {

    private static final Cost COST = new Cost(0.05, 1, 0.1, 12.5, 40, 900, 210, 1.25);

    @Test
    void isReadAsItWasWritten() {
        assertThat(Cost.parse(COST.line())).isEqualTo(COST);
    }

    @Test
    void dividesTheCoreByTheLooks() {
        assertThat(COST.microsPerLook(10_000)).isCloseTo(5, within(1e-9));
    }

    @Test
    void refusesTheLineOfSomethingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> Cost.parse("storm 1 2 3 4 5 6 7 8"));
        assertThatIllegalArgumentException().isThrownBy(() -> Cost.parse("cost 1 2"));
    }
}
