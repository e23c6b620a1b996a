// SPDX-License-Identifier: Apache-2.0
package dev.prunella.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceRefTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void showsTheTraceThatAPersonSearchesFor() {
        assertThat(new TraceRef(TRACE, SPAN, true)).hasToString(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4bf9", "00000000000000000000000000000000", "4BF92F3577B34DA6A3CE929D0E0E4736"})
    void refusesWhatIsNoTraceId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceRef(id, SPAN, true))
                .withMessageContaining("traceId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00f0", "0000000000000000", "00f067aa0ba902bz"})
    void refusesWhatIsNoSpanId(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceRef(TRACE, id, false))
                .withMessageContaining("spanId");
    }
}
