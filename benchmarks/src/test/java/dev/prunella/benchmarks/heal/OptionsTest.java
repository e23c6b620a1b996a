// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void measuresFiveRunsBesideThreeOfEachPeer() {
        assertThat(Options.parse())
                .isEqualTo(new Options(5, 3, Duration.ofSeconds(30), Path.of("docs/results/time-to-heal.md")));
    }

    @Test
    void takesWhatIsGiven() {
        assertThat(Options.parse("--patience", "120", "--runs", "9").patience()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--run", "9"))
                .withMessageContaining("--run");
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--runs"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--runs", "0"));
    }
}
