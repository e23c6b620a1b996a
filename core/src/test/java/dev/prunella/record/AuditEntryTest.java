// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.terminal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class AuditEntryTest {

    @Test
    void isAValue() {
        assertThat(intent("1")).isEqualTo(intent("1")).hasSameHashCodeAs(intent("1"));
        assertThat(intent("1")).isNotEqualTo(intent("2")).isNotEqualTo(terminal("1", "HEALED"));
        assertThat(intent("1")).isNotEqualTo("1");
        assertThat(intent("1").hashCode()).isNotEqualTo(intent("2").hashCode());
    }

    @Test
    void isPrintedWithAllItsFields() {
        assertThat(intent("1/2.3"))
                .hasToString("[INTENT, inc-1, orders-db, evict-all, inside FAIL, outside PASS, prunella, c0ffee,"
                        + " {attempt=1/2.3}]");
    }

    @Test // INVARIANT 32
    void factsBeyondItsRoomAreLeftOutAndCounted() {
        AuditEntryBuilder entry = AuditEntry.of(AuditKind.NOTE);
        for (int i = 0; i < 70; i++) {
            entry.detail("fact." + i, "f");
        }
        entry.detail("fact.0", "again");

        assertThat(entry.build().details())
                .hasSize(64)
                .contains(entry("fact.62", "f"), entry("fact.0", "again"), entry("trail.omitted", "7"))
                .doesNotContainKey("fact.63");
    }

    @Test
    void namesAndIdsStayAsTheyAreAndOtherTextIsMadeSafe() {
        AuditEntry entry = AuditEntry.of(AuditKind.NOTE)
                .target("orders-db/5f3a9c21.2")
                .incident("a b\n")
                .policy(null)
                .build();

        assertThat(entry.target()).isEqualTo("orders-db/5f3a9c21.2");
        assertThat(entry.incident()).isEqualTo("a b\\n");
        assertThat(entry.policy()).isEmpty();
    }
}
