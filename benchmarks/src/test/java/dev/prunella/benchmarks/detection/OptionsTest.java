// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void hasDefaultsForAllButTheFolder() {
        Options options = Options.parse("data");
        assertThat(options.folder()).isEqualTo(Path.of("data"));
        assertThat(options.page()).isEqualTo(Path.of("docs/results/detection.md"));
        assertThat(options.plot()).isEqualTo(Path.of("docs/results/detection.svg"));
        assertThat(options.forks()).isEqualTo(3);
    }

    @Test
    void takesOtherFiles() {
        Options options = Options.parse("data", "--quick", "--scores", "s", "--out", "o.md");
        assertThat(options).isEqualTo(new Options(Path.of("data"), Path.of("s"), Path.of("o.md"), 1));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Options.parse()).hasMessageContaining("the folder of the data");
        assertThatThrownBy(() -> Options.parse("data", "--fast", "1")).hasMessageContaining("got [--fast]");
    }
}
