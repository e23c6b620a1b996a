// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static dev.prunella.record.TrailFixture.terminal;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RingRecordsTest {

    private final VirtualTime time = new VirtualTime();
    private final List<AuditAck> acks = new ArrayList<>();
    private AuditSession session;

    @BeforeEach
    void open() throws IOException {
        AuditTrail trail = AuditTrail.inMemory();
        assertThat(trail.isDurable()).isFalse();
        session = trail.open(time, time, Map::of);
    }

    @Test
    void acknowledgesAtOnceWithoutATimer() {
        session.append(intent("1"), acks::add);

        assertThat(acks).containsExactly(new AuditAck.Durable(1));
        assertThat(time.timers()).isZero();
        assertThat(session.recent()).extracting(AuditRecord::seq).containsExactly(1L);
    }

    @Test
    void anAckMayAppend() {
        session.append(intent("1"), ack -> session.append(terminal("1", "HEALED"), acks::add));

        assertThat(acks).containsExactly(new AuditAck.Durable(2));
    }

    @Test // THREAT-T17
    void keepsTenThousandRecordsAndBeyondThemOpenIntentsLatchesAndHolds() {
        session.append(intent("open"));
        session.append(intent("ended"));
        session.append(
                AuditEntry.of(AuditKind.LATCH).target("orders-db").what("set").build());
        session.append(
                AuditEntry.of(AuditKind.HOLD).target("orders-db").what("held").build());
        session.append(terminal("ended", "HEALED"));
        for (int i = 0; i < 10_000; i++) {
            session.append(note("n" + i));
        }

        List<AuditRecord> kept = session.recent();

        assertThat(kept).hasSize(10_003);
        assertThat(kept.subList(0, 3)).extracting(AuditRecord::seq).containsExactly(1L, 3L, 4L);
    }

    @Test
    void theNewestRecordOfALatchTakesThePlaceOfTheOlder() {
        RingRecords ring = new RingRecords(2);
        for (int seq = 1; seq <= 9; seq++) {
            AuditEntry latch =
                    AuditEntry.of(AuditKind.LATCH).target("orders-db").what("w").build();
            ring.add(AuditJson.seal(seq, 0, time.wallTime(), latch, AuditHash.NONE)
                    .record());
        }
        assertThat(ring.list()).extracting(AuditRecord::seq).containsExactly(8L, 9L);
    }

    @Test
    void closesAtOnce() {
        assertThat(session.close(Duration.ofSeconds(1)).toCompletableFuture()).isCompletedWithValue(true);
        session.append(intent("1"), acks::add);

        assertThat(acks).containsExactly(new AuditAck.Refused(AuditRefusal.CLOSED));
    }
}
