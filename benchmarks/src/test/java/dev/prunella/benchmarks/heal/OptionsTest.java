// SPDX-License-Identifier: Apache-2.0
package dev.prunella.benchmarks.heal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path PAGE = Path.of("docs/results/time-to-heal.md");

    @Test
    void measuresFiveRunsBesideOneOfEachPeer() {
        assertThat(Options.parse()).isEqualTo(new Options(5, 1, Duration.ofSeconds(30), List.of(), PAGE));
    }

    @Test
    void isQuickWhereNothingElseIsSaid() {
        assertThat(Options.parse("--patience", "20", "--quick"))
                .isEqualTo(new Options(1, 1, Duration.ofSeconds(20), List.of(), PAGE));
    }

    @Test
    void takesWhatIsGiven() {
        assertThat(Options.parse("--patience", "120", "--runs", "9").patience()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void measuresAllRowsUnlessSomeAreNamed() {
        assertThat(Options.parse().wants("leak")).isTrue();
        assertThat(Options.parse("--rows", "wedge,leak").wants("leak")).isTrue();
        assertThat(Options.parse("--rows", "wedge").wants("leak")).isFalse();
    }

    @Test
    void putsThePlotBesideThePage() {
        assertThat(Options.parse("--out", "a/b.md").plot()).isEqualTo(Path.of("a/b.svg"));
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
