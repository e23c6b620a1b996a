// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches of entries with one sync a batch. What fails is tried once more, in a new segment; what fails there too is
 * refused. Confined to the trail's lane; never throws.
 */
final class AuditWriter implements EntryWriter {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSession.class);

    private final AuditSegments segments;
    private final AuditDrops dropped;
    private final RingRecords recent;
    private final Deque<AuditPending> waiting = new ArrayDeque<>();
    private final List<Unsynced> unsynced = new ArrayList<>();
    private AuditRefusal failure = AuditRefusal.SYNC_FAILED;

    /** What stands in the segment and may be lost with it. */
    private record Unsynced(AuditPending pending, AuditRecord record, long dropped) {}

    AuditWriter(AuditSegments segments, AuditDrops dropped, RingRecords recent) {
        this.segments = segments;
        this.dropped = dropped;
        this.recent = recent;
    }

    /** Writes a batch, once more into a new segment if that fails. */
    @Override
    public boolean write(List<AuditPending> batch) {
        batch.stream().filter(AuditPending::begin).forEach(waiting::add);
        boolean written = attempt();
        if (!written) {
            written = attempt();
        }
        waiting.forEach(this::refuse);
        waiting.clear();
        return written;
    }

    @Override
    public boolean isSyncDue() {
        return !unsynced.isEmpty();
    }

    /** What fails is written again to a new segment. */
    @Override
    public boolean flush() {
        return synced() || write(List.of());
    }

    private boolean attempt() {
        try {
            while (!waiting.isEmpty()) {
                append(waiting.element());
            }
            return (segments.areDurable() && !isSyncUrgent()) || synced();
        } catch (IOException | RuntimeException e) {
            fail(e);
            return false;
        }
    }

    private boolean isSyncUrgent() {
        return unsynced.size() >= AuditLimits.UNSYNCED_ENTRIES
                || unsynced.stream().anyMatch(written -> written.pending().durable());
    }

    private void append(AuditPending pending) throws IOException {
        if (pending.late()) {
            waiting.remove();
            return;
        }
        long missed = dropped.untold();
        AuditJson.Sealed sealed = pending.seal(segments.end(), missed);
        byte[] frame = AuditFrame.encode(sealed);
        if (!segments.hasRoomFor(frame.length)) {
            if (!synced()) {
                throw new IOException("the segment that is full could not be synced");
            }
            segments.roll();
            sealed = pending.seal(segments.end(), missed);
            frame = AuditFrame.encode(sealed);
        }
        AuditRecord record = sealed.record();
        segments.append(record, frame);
        dropped.tell(missed);
        unsynced.add(new Unsynced(waiting.remove(), record, missed));
        if (!pending.durable()) {
            pending.written(record.seq());
        }
    }

    private boolean synced() {
        try {
            if (!unsynced.isEmpty()) {
                segments.sync();
            }
        } catch (IOException | RuntimeException e) {
            fail(e);
            return false;
        }
        unsynced.forEach(u -> {
            recent.add(u.record());
            u.pending().durable(u.record().seq());
        });
        unsynced.clear();
        return true;
    }

    /** Nothing that was not synced counts: it goes back in front of what waits. */
    private void fail(Exception e) {
        failure = e instanceof AuditDiskFullException ? AuditRefusal.NO_ROOM : AuditRefusal.SYNC_FAILED;
        LOG.warn("audit: {} could not be written: {}", segments.name(), e.toString());
        segments.fault();
        for (int i = unsynced.size() - 1; i >= 0; i--) {
            waiting.addFirst(unsynced.get(i).pending());
            dropped.takeBack(unsynced.get(i).dropped());
        }
        unsynced.clear();
    }

    private void refuse(AuditPending pending) {
        if (!pending.durable()) {
            dropped.dropOne();
        }
        pending.refuse(failure);
    }
}
