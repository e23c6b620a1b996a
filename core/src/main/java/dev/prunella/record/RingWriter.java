// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import java.util.List;

/**
 * Keeps entries in memory and nowhere else. They are neither rendered nor hashed: who could change them could change the hashes too, and both
 * take longer than all else that is done about an event.
 */
final class RingWriter implements EntryWriter {

    private final AuditDrops dropped;
    private final RingRecords recent;
    private long seq;

    RingWriter(AuditDrops dropped, RingRecords recent) {
        this.dropped = dropped;
        this.recent = recent;
    }

    @Override
    public boolean write(List<AuditPending> batch) {
        batch.stream().filter(AuditPending::begin).forEach(this::keep);
        return true;
    }

    private void keep(AuditPending pending) {
        long missed = dropped.untold();
        seq++;
        recent.add(pending.unchained(seq, missed));
        dropped.tell(missed);
        if (pending.durable()) {
            pending.durable(seq);
        } else {
            pending.written(seq);
        }
    }

    @Override
    public boolean isSyncDue() {
        return false;
    }

    @Override
    public boolean flush() {
        return true;
    }
}
