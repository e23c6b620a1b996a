// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.time.HealingClock;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The segments of a trail that is being written: where its end is, what of it is synced, when a new segment is due. Each new
 * one opens with header and checkpoint, synced before anything else is written to it. For one thread.
 */
final class AuditSegments {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSession.class);

    private final AuditStore store;
    private final HealingClock clock;
    private final CheckpointSource checkpoints;
    private final AuditTrail.Size size;
    private final Deque<Long> kept;
    private TrailEnd end;
    private TrailEnd synced;
    private boolean due;
    private boolean suspect;
    private boolean opened;

    AuditSegments(
            AuditStore store, HealingClock clock, CheckpointSource checkpoints, AuditTrail.Size size, TrailScan found) {
        this.store = store;
        this.clock = clock;
        this.checkpoints = checkpoints;
        this.size = size;
        this.kept = new ArrayDeque<>(found.segments());
        this.end = found.end();
        this.synced = end;
        this.due = store.survivesProcess() && kept.isEmpty();
    }

    /** Where the next record goes. */
    TrailEnd end() {
        return end;
    }

    boolean areDurable() {
        return store.survivesProcess();
    }

    String name() {
        return store.name(end.segment());
    }

    /** A segment takes at least one record after its checkpoint, however large that is. */
    boolean hasRoomFor(int frameBytes) {
        return !due && (opened || end.offset() + frameBytes <= size.segmentBytes());
    }

    void append(AuditRecord record, byte[] frame) throws IOException {
        store.append(frame);
        end = end.behind(record, frame.length);
        opened = false;
    }

    void sync() throws IOException {
        store.sync();
        synced = end;
    }

    /** The store has failed: what was not synced does not count, and nothing is written to this segment again. */
    void fault() {
        suspect |= !due && store.survivesProcess();
        due = store.survivesProcess();
        end = synced;
    }

    /** Begins the next segment. All that counts in this one is synced. */
    void roll() throws IOException {
        due = true;
        SegmentHeader header = nextHeader();
        List<AuditEntry> checkpoint = AuditCheckpoint.entries(Map.copyOf(checkpoints.state()));
        store.begin(header.number());
        store.append(header.encode());
        TrailEnd next = end.behind(header);
        for (AuditEntry part : checkpoint) {
            AuditJson.Sealed sealed =
                    AuditJson.seal(next.seq() + 1, clock.nanoTime(), header.created(), part, next.hash());
            byte[] frame = AuditFrame.encode(sealed);
            store.append(frame);
            next = next.behind(sealed.record(), frame.length);
        }
        store.sync();
        end = next;
        synced = next;
        due = false;
        suspect = false;
        opened = true;
        kept.addLast(header.number());
        retire();
    }

    private SegmentHeader nextHeader() {
        SegmentHeader.Begun begun = SegmentHeader.Begun.CLEAN;
        if (end.segment() == 0) {
            begun = SegmentHeader.Begun.FRESH;
        } else if (suspect) {
            begun = SegmentHeader.Begun.FAULT;
        }
        Instant now = AuditTimestamp.recordable(clock.wallTime());
        return new SegmentHeader(end.segment() + 1, end.seq() + 1, now, begun, end.offset(), end.hash());
    }

    private void retire() {
        while (kept.size() > size.segments()) {
            long oldest = kept.element();
            try {
                store.retire(oldest);
            } catch (IOException e) {
                LOG.warn("audit: {} is due to be retired and could not be removed", store.name(oldest), e);
                return;
            }
            kept.remove();
        }
    }
}
