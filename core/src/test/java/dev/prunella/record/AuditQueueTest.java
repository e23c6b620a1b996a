// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import static dev.prunella.record.TrailFixture.intent;
import static dev.prunella.record.TrailFixture.note;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

// INVARIANT 32, THREAT-T17
class AuditQueueTest {

    private final AuditQueue queue = new AuditQueue();
    private final List<AuditPending> taken = new ArrayList<>();

    @Test
    void holdsAsManyIntentsAsItSaysAndNotesInHalfOfIt() {
        assertThat(fill(note("a"))).isEqualTo(2_048);
        assertThat(fill(intent("1"))).isEqualTo(2_048);
    }

    @Test
    void holdsAsManyCharactersAsItSaysAndNotesInHalfOfThem() {
        assertThat(fill(large(AuditKind.NOTE))).isEqualTo(64);
        assertThat(fill(large(AuditKind.INTENT))).isEqualTo(64);
        assertThat(queue.offer(pending(intent("1")))).isEqualTo(AuditRefusal.NO_ROOM);
    }

    @Test
    void whatIsTakenGivesItsCharactersBack() {
        fill(large(AuditKind.INTENT));
        assertThat(queue.take()).hasSize(128);
        assertThat(fill(large(AuditKind.INTENT))).isEqualTo(128);
    }

    @Test
    void whatIsRemovedGivesItsCharactersBackOnce() {
        fill(large(AuditKind.INTENT));
        AuditPending first = taken.get(0);
        queue.remove(first);
        assertThat(fill(large(AuditKind.INTENT))).isEqualTo(1);
        queue.remove(first);
        assertThat(fill(large(AuditKind.INTENT))).isZero();
    }

    @Test
    void whatIsTakenAllAtOnceGivesItsCharactersBack() {
        fill(large(AuditKind.INTENT));
        assertThat(queue.takeAll()).isEqualTo(taken);
        assertThat(queue.takeAll()).isEmpty();
        assertThat(fill(large(AuditKind.INTENT))).isEqualTo(128);
    }

    @Test
    void givesBatchesInTheirOrder() {
        int offered = 2 * AuditLimits.BATCH_ENTRIES + 1;
        for (int i = 0; i < offered; i++) {
            offer(intent("a" + i));
        }
        List<AuditPending> given = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (List<AuditPending> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
            given.addAll(batch);
            sizes.add(batch.size());
        }
        assertThat(sizes).containsExactly(AuditLimits.BATCH_ENTRIES, AuditLimits.BATCH_ENTRIES, 1);
        assertThat(given).isEqualTo(taken);
    }

    @Test
    void hasOneWriterWhileThereIsSomethingToWrite() {
        assertThat(queue.claimWriter()).isFalse();
        offer(intent("1"));
        assertThat(queue.claimWriter()).isTrue();
        assertThat(queue.claimWriter()).isFalse();

        queue.take();
        offer(intent("2"));
        assertThat(queue.claimWriter()).isFalse();

        queue.take();
        queue.take();
        offer(intent("3"));
        assertThat(queue.claimWriter()).isTrue();
    }

    @Test
    void isWithoutAWriterOnceEverythingWasTakenFromIt() {
        offer(intent("1"));
        queue.claimWriter();
        queue.takeAll();
        offer(intent("2"));
        assertThat(queue.claimWriter()).isTrue();
    }

    @Test
    void takesNothingOnceItIsClosedAndClosesOnce() {
        assertThat(queue.close()).isTrue();
        assertThat(queue.close()).isFalse();
        assertThat(queue.offer(pending(intent("1")))).isEqualTo(AuditRefusal.CLOSED);
    }

    /** Offers until it is refused; tells how often it was not. */
    private int fill(AuditEntry entry) {
        int count = 0;
        while (offer(entry)) {
            count++;
        }
        return count;
    }

    private boolean offer(AuditEntry entry) {
        AuditPending pending = pending(entry);
        boolean room = queue.offer(pending) == null;
        if (room) {
            taken.add(pending);
        }
        return room;
    }

    private static AuditPending pending(AuditEntry entry) {
        return new AuditPending(entry, 0, Instant.EPOCH, ack -> {});
    }

    /** An entry of 64 Ki characters, of which 128 fit exactly. */
    private static AuditEntry large(AuditKind kind) {
        AuditEntryBuilder entry = AuditEntry.of(kind).attempt("1234567");
        for (int i = 0; i < 15; i++) {
            entry.detail("detail." + (char) ('a' + i), "x".repeat(4_096 - 8));
        }
        return entry.incident("i".repeat(16))
                .target("t".repeat(32))
                .actor("a".repeat(8))
                .reason("r".repeat(56))
                .what("w".repeat(4_096 - 16 - 32 - 8 - 56 - "attempt1234567".length()))
                .build();
    }
}
