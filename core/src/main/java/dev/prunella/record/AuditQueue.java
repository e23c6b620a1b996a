// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries that wait for the writer: at most 4,096 and 8 Mi characters, of which class 2 may take half, so that answers cannot
 * crowd out intents. Also knows whether a writer is at work, so that there is at most one. Safe for use by several threads.
 */
final class AuditQueue {

    private final ArrayDeque<AuditPending> waiting = new ArrayDeque<>();
    private long chars;
    private boolean writing;
    private boolean closed;

    /** Takes an entry; tells why it is not taken, null if it is. */
    synchronized @Nullable AuditRefusal offer(AuditPending pending) {
        if (closed) {
            return AuditRefusal.CLOSED;
        }
        int share = pending.durable() ? 1 : 2;
        int length = pending.entry().chars();
        if (waiting.size() >= AuditLimits.QUEUE_ENTRIES / share || chars + length > AuditLimits.QUEUE_CHARS / share) {
            return AuditRefusal.NO_ROOM;
        }
        waiting.add(pending);
        chars += length;
        return null;
    }

    /** Whether the caller is to start a writer, which it then has claimed. */
    synchronized boolean claimWriter() {
        boolean claimed = !writing && !waiting.isEmpty();
        writing |= claimed;
        return claimed;
    }

    /** The next entries in order; an empty list releases the claim. */
    synchronized List<AuditPending> take() {
        List<AuditPending> batch = new ArrayList<>();
        while (batch.size() < AuditLimits.BATCH_ENTRIES && !waiting.isEmpty()) {
            AuditPending pending = waiting.remove();
            chars -= pending.entry().chars();
            batch.add(pending);
        }
        writing = !batch.isEmpty();
        return batch;
    }

    synchronized void releaseWriter() {
        writing = false;
    }

    synchronized void remove(AuditPending pending) {
        if (waiting.remove(pending)) {
            chars -= pending.entry().chars();
        }
    }

    /** Everything that waits; the claim, if there is one, is released. */
    synchronized List<AuditPending> takeAll() {
        List<AuditPending> all = List.copyOf(waiting);
        waiting.clear();
        chars = 0;
        writing = false;
        return all;
    }

    /** Takes no more entries; tells whether it was open. */
    synchronized boolean close() {
        boolean wasOpen = !closed;
        closed = true;
        return wasOpen;
    }
}
