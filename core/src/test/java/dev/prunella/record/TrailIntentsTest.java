// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.terminal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

// INVARIANT 17, 32
class TrailIntentsTest {

    private final TrailIntents intents = new TrailIntents();
    private long seq;

    @Test
    void keepsTheLastTenThousandOpenIntents() {
        for (int i = 0; i < AuditLimits.OPEN_INTENTS; i++) {
            add(intent("a" + i));
        }
        assertThat(intents.open()).hasSize(10_000);

        add(intent("last"));
        assertThat(intents.open()).hasSize(10_000);
        assertThat(intents.open().get(0).entry().attempt()).isEqualTo("a1");
    }

    @Test
    void remembersTheLastTenThousandEnds() {
        add(terminal("first", "HEALED"));
        for (int i = 0; i < AuditLimits.OPEN_INTENTS - 1; i++) {
            add(terminal("a" + i, "HEALED"));
        }
        add(intent("first"));
        assertThat(intents.findings()).first().isEqualTo("record 10001: attempt first has a second intent");

        add(terminal("another", "HEALED"));
        add(terminal("first", "HEALED"));
        assertThat(intents.findings()).hasSize(1);
    }

    @Test
    void listsAHundredFindings() {
        for (int i = 0; i < 98; i++) {
            add(terminal("same", "HEALED"));
        }
        for (int i = 0; i < 5; i++) {
            add(intent("open " + i));
        }
        assertThat(intents.findings())
                .hasSize(100)
                .last()
                .isEqualTo("record 101: attempt open 2 has no terminal record");

        for (int i = 0; i < 5; i++) {
            add(terminal("same", "HEALED"));
        }
        assertThat(intents.findings()).hasSize(100).last().asString().endsWith("has a second terminal record");
    }

    private void add(AuditEntry entry) {
        seq++;
        intents.add(AuditJson.seal(seq, 0, Instant.EPOCH, entry, AuditHash.NONE).record());
    }
}
