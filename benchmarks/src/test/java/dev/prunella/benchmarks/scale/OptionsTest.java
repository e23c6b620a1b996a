// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void measuresThreeTimesUnlessToldOtherwise() {
        assertThat(Options.parse().runs()).isEqualTo(3);
        assertThat(Options.parse("--quick").runs()).isEqualTo(1);
    }

    @Test
    void measuresAllSizesInEitherForm() {
        assertThat(Options.parse("--quick").sizes())
                .isEqualTo(Options.parse().sizes())
                .containsExactly(1_000, 10_000, 100_000);
    }

    @Test
    void writesWhereItIsTold() {
        assertThat(Options.parse("--out", "here.md", "--quick").out()).isEqualTo(Path.of("here.md"));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--fast"));
        assertThatIllegalArgumentException().isThrownBy(() -> Options.parse("--out"));
    }

    @Test
    void showsTheCommand() {
        assertThat(Options.command()).isEqualTo("benchmarks/run-scale");
        assertThat(Options.command("--quick")).isEqualTo("benchmarks/run-scale --quick");
    }
}
