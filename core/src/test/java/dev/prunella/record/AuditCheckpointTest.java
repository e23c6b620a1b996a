// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

// INVARIANT 32
class AuditCheckpointTest {

    private static final int PART = AuditLimits.CHECKPOINT_PART_CHARS;

    @Test
    void aPartIsFilledToItsLastCharacter() {
        assertThat(AuditCheckpoint.entries(Map.of("a", value(PART / 2), "b", value(PART / 2))))
                .hasSize(1);
        assertThat(AuditCheckpoint.entries(Map.of("a", value(PART / 2), "b", value(PART / 2 + 1))))
                .extracting(AuditEntry::what)
                .containsExactly("part 1 of 2", "part 2 of 2");
    }

    @Test
    void anEntryMayFillAPartAndNoMore() {
        assertThat(AuditCheckpoint.entries(Map.of("a", value(PART)))).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditCheckpoint.entries(Map.of("a", value(PART + 1))))
                .withMessage("state: entry a has 262145 characters");
    }

    @Test
    void anEntryIsMeasuredAsItIsWritten() {
        String quotes = "\"".repeat((PART - 7) / 2);
        assertThat(AuditCheckpoint.entries(Map.of("a", quotes))).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> AuditCheckpoint.entries(Map.of("a", quotes + "\"")));
    }

    @Test
    void aStateMayFillSixtyFourPartsAndNoMore() {
        Map<String, String> state = new TreeMap<>();
        for (int i = 0; i < 64; i++) {
            state.put(String.valueOf((char) ('0' + i)), value(i == 0x5c - '0' ? PART - 1 : PART));
        }
        assertThat(AuditCheckpoint.entries(state)).hasSize(64);

        state.put("z", value(8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AuditCheckpoint.entries(state))
                .withMessage("state: 16777224 characters are too large for a checkpoint");
    }

    /** What takes this many characters together with a name of one. */
    private static String value(int chars) {
        return "x".repeat(chars - 7);
    }
}
