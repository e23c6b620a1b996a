// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.time.Cancellable;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An entry on its way to the store. Its owner is told under its lock, so that what is told has an order: a late durability
 * never overtakes the refusal that it follows.
 */
final class AuditPending {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSession.class);

    private enum Stage {
        QUEUED,
        WRITING,
        LATE,
        SETTLED
    }

    private final AuditEntry entry;
    private final long monoNanos;
    private final Instant wall;
    private final Consumer<? super AuditAck> owner;
    private Stage stage = Stage.QUEUED;
    private @Nullable Cancellable deadline;

    AuditPending(AuditEntry entry, long monoNanos, Instant wall, Consumer<? super AuditAck> owner) {
        this.entry = entry;
        this.monoNanos = monoNanos;
        this.wall = AuditTimestamp.recordable(wall);
        this.owner = owner;
    }

    AuditEntry entry() {
        return entry;
    }

    boolean durable() {
        return entry.kind().durable();
    }

    AuditJson.Sealed seal(TrailEnd end, long dropped) {
        return AuditJson.seal(end.seq() + 1, monoNanos, wall, telling(dropped), end.hash());
    }

    /** As a record that no chain holds. */
    AuditRecord unchained(long seq, long dropped) {
        return new AuditRecord(seq, monoNanos, wall, telling(dropped), "", "");
    }

    private AuditEntry telling(long dropped) {
        return dropped == 0 ? entry : entry.withDetail(AuditEntry.DROPPED, Long.toString(dropped));
    }

    synchronized void deadline(Cancellable timer) {
        if (stage == Stage.SETTLED) {
            timer.cancel();
        } else {
            deadline = timer;
        }
    }

    /** Marks it as being written; false if it was refused while it waited and must not be written. */
    synchronized boolean begin() {
        if (stage == Stage.QUEUED) {
            stage = Stage.WRITING;
        }
        return stage == Stage.WRITING;
    }

    /** The deadline has passed. @return whether it was still waiting, and now must not be written */
    synchronized boolean expire() {
        if (stage == Stage.QUEUED) {
            settle(new AuditAck.Refused(AuditRefusal.SYNC_TIMED_OUT));
            return true;
        }
        if (stage == Stage.WRITING) {
            stage = Stage.LATE;
            tell(new AuditAck.Refused(AuditRefusal.SYNC_TIMED_OUT));
        }
        return false;
    }

    /** Whether it was refused while the store was at work on it. */
    synchronized boolean late() {
        return stage == Stage.LATE;
    }

    /** Class 2 only: it stands in the segment, unsynced. */
    synchronized void written(long seq) {
        if (stage == Stage.WRITING) {
            settle(new AuditAck.Written(seq));
        }
    }

    synchronized void durable(long seq) {
        if (stage == Stage.WRITING) {
            settle(new AuditAck.Durable(seq));
        } else if (stage == Stage.LATE) {
            settle(new AuditAck.DurableLate(seq));
        }
    }

    synchronized void refuse(AuditRefusal reason) {
        if (stage == Stage.LATE) {
            stage = Stage.SETTLED;
        } else if (stage != Stage.SETTLED) {
            settle(new AuditAck.Refused(reason));
        }
    }

    private void settle(AuditAck ack) {
        stage = Stage.SETTLED;
        if (deadline != null) {
            deadline.cancel();
        }
        tell(ack);
    }

    private void tell(AuditAck ack) {
        try {
            owner.accept(ack);
        } catch (RuntimeException e) {
            LOG.warn("{}: the owner of a record of kind {} failed on {}", entry.target(), entry.kind(), ack, e);
        }
    }
}
