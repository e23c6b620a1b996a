// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditRecord;
import dev.prunella.record.AuditTrail;
import dev.prunella.testkit.time.FakeTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads what a store of a test would tell a later process. */
final class Trails {

    private Trails() {}

    /** All records since the first checkpoint that the store holds durably. */
    static List<AuditRecord> read(MemoryStore store) {
        try (FakeTime time = FakeTime.create()) {
            var session = AuditTrail.builder(store.afterACrash()).build().open(time, time, Map::of);
            List<AuditRecord> tail = session.recovery().tail();
            session.close(Duration.ZERO);
            return tail;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<AuditEntry> of(MemoryStore store, AuditKind kind) {
        return read(store).stream()
                .map(AuditRecord::entry)
                .filter(entry -> entry.kind() == kind)
                .toList();
    }

    /** How each attempt ended, by the trail, as {@code 1.1 HEALED}. */
    static List<String> ends(MemoryStore store) {
        return of(store, AuditKind.TERMINAL).stream()
                .map(entry -> entry.attempt().substring(entry.attempt().lastIndexOf('/') + 1) + " "
                        + entry.details().get("end"))
                .toList();
    }
}
