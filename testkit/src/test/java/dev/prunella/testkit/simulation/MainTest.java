// SPDX-License-Identifier: Apache-2.0
package dev.prunella.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void runsARangeOfSeedsAndSaysWhatItSaw() {
        assertThat(Main.run(List.of("--seeds", "1-20", "--threads", "2"), out)).isZero();
        assertThat(said()).contains("20 runs").contains("0 violations");
    }

    @Test
    void runsWholeDaysOfThreeTargets() {
        assertThat(Main.run(List.of("--days", "1"), out)).isZero();
        assertThat(said()).contains("1 runs, 1.0 simulated days").contains("0 failed");
    }

    @Test
    void tellsTheStoryOfOneSeed() {
        assertThat(Main.run(List.of("--story", "7"), out)).isZero();
        assertThat(said()).contains("Seed 7").contains("What happened:");
    }

    @Test
    void saysHowItIsCalled() {
        assertThat(Main.run(List.of("--seeds"), out)).isEqualTo(2);
        assertThat(Main.run(List.of("--seeds", "a-b"), out)).isEqualTo(2);
        assertThat(Main.run(List.of("--days", "0"), out)).isEqualTo(2);
        assertThat(said()).contains("usage:");
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
