// SPDX-License-Identifier: Apache-2.0
package dev.prunella.probes.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.1, Double.NaN})
    void refusesWhatIsNoShare(double value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.check("GC time probe", "atMost", value))
                .withMessageContaining("GC time probe: atMost")
                .withMessageContaining(String.valueOf(value));
    }

    @Test
    void refusesANegativeNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Limits.notNegative("child watch", "most", -1))
                .withMessage("child watch: most must not be negative, got -1");
    }

    @ParameterizedTest
    @CsvSource({"0, 0 KiB", "1536, 2 KiB", "1048576, 1 MiB", "5368709120, 5120 MiB", "10737418240, 10 GiB"})
    void tellsBytesAsPeopleDo(long bytes, String text) {
        assertThat(Limits.bytes(bytes)).isEqualTo(text);
    }
}
