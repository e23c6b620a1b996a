// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void hasThreeForksUnlessItIsInAHurry() {
        assertThat(Options.parse().forks()).isEqualTo(3);
        assertThat(Options.parse("--quick").forks()).isEqualTo(1);
    }

    @Test
    void measuresTwoThreadsOfSuccessAloneWhenInAHurry() {
        assertThat(Options.parse("--quick").threads(Scene.OPEN)).containsExactly(1);
        assertThat(Options.parse("--quick").threads(Scene.SUCCESS)).containsExactly(1, 2);
        assertThat(Options.parse().threads(Scene.OPEN)).containsExactly(1, 2);
    }

    @Test
    void hasMorePatienceWithCallsThatWait() {
        assertThat(Options.parse("--quick").millis(Row.FAILSAFE, Scene.FAILURE)).isEqualTo(300);
        assertThat(Options.parse("--quick").millis(Row.FAILSAFE_RETRY, Scene.SUCCESS))
                .isEqualTo(300);
        assertThat(Options.parse("--quick").millis(Row.FAILSAFE_RETRY, Scene.FAILURE))
                .isEqualTo(1_200);
    }

    @Test
    void measuresOnThisJdkUnlessToldOtherwise() {
        assertThat(Options.parse().jdk()).isNull();
        assertThat(Options.parse("--jdk", "/opt/jdk-25", "--quick").jdk()).isEqualTo(Path.of("/opt/jdk-25"));
    }

    @Test
    void putsThePlotBesideThePage() {
        assertThat(Options.parse("--out", "docs/results/guard-jdk25.md").plot())
                .isEqualTo(Path.of("docs/results/guard-jdk25.svg"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--fast", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--jdk"));
    }
}
