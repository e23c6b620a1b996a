// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.time.DurationTally;
import dev.prunella.time.HealingClock;
import dev.prunella.time.HealingScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open trail. A durable one writes on a lane of its own, in batches with one sync each; one in memory writes on the thread
 * that appends. Safe for use by several threads; no method waits for the disk.
 */
public final class AuditSession {

    /** How long the sync of a record of class 1 may take until its entry is refused: 1 s. */
    public static final Duration SYNC_DEADLINE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(AuditSession.class);

    private final AuditStore store;
    private final HealingClock clock;
    private final HealingScheduler scheduler;
    private final HealingScheduler.Lane lane;
    private final AuditRecovery recovery;
    private final EntryWriter writer;
    private final RingRecords recent;
    private final AuditQueue queue = new AuditQueue();
    private final AuditDrops dropped = new AuditDrops();
    private final DurationTally syncs;
    private final AtomicBoolean flushPlanned = new AtomicBoolean();
    private final ReentrantLock atWork = new ReentrantLock();
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private volatile boolean abandoned;
    private boolean storeClosed;

    AuditSession(
            AuditStore store,
            AuditTrail.Size size,
            HealingClock clock,
            HealingScheduler scheduler,
            CheckpointSource checkpoints,
            TrailRecovery.Opened opened) {
        this.store = store;
        this.clock = clock;
        this.syncs = new DurationTally(clock.nanoTime());
        this.scheduler = scheduler;
        this.lane = scheduler.lane("audit");
        this.recovery = opened.recovery();
        this.recent = new RingRecords(store.survivesProcess() ? AuditLimits.RECENT_RECORDS : AuditLimits.RING_RECORDS);
        this.writer = store instanceof RingAuditStore
                ? new RingWriter(dropped, recent)
                : new AuditWriter(new AuditSegments(store, clock, checkpoints, size, opened.scan()), dropped, recent);
    }

    /** What the trail held when it was opened. */
    public AuditRecovery recovery() {
        return recovery;
    }

    /** Whether what is acknowledged survives the process; if not, rungs that end the process are forbidden. */
    public boolean isDurable() {
        return store.survivesProcess();
    }

    /**
     * Appends an entry; entries of one thread keep their order. {@code ack} is told what became of it, as {@link AuditAck}
     * says: on the writer's thread, the timer's, or before this method returns on the caller's. It must be short, must not
     * block, and what it throws is logged.
     */
    public void append(AuditEntry entry, Consumer<? super AuditAck> ack) {
        AuditPending pending = new AuditPending(entry, clock.nanoTime(), clock.wallTime(), timed(entry, ack));
        AuditRefusal refusal = queue.offer(pending);
        if (refusal != null) {
            refuse(pending, refusal);
            return;
        }
        if (isDurable() && pending.durable()) {
            pending.deadline(scheduler.after(SYNC_DEADLINE, () -> expire(pending)));
        }
        startWriter();
    }

    /** Appends an entry whose fate the caller need not know. */
    public void append(AuditEntry entry) {
        append(entry, ack -> {});
    }

    /** Records of class 2 that were dropped and not yet told of in the trail. */
    public long dropped() {
        return dropped.untold();
    }

    /** Records of class 2 that were ever dropped. */
    public long droppedEver() {
        return dropped.ever();
    }

    /** How long records of class 1 took from being appended to being durable; those that never were do not count. */
    public DurationTally syncs() {
        return syncs;
    }

    /**
     * The latest records that are acknowledged, oldest first: 10,000 in memory (open intents, latches and holds stay longer),
     * 256 of a durable trail, for which {@link AuditReader} gives all.
     */
    public List<AuditRecord> recent() {
        return recent.list();
    }

    /**
     * Closes the trail: takes no more entries, writes and syncs those that wait, and gives up the store. Returns at once.
     *
     * @param patience after which what still waits is refused; a sync that is stuck then gives up the store when it returns
     * @return completes once the store is given up: with true if all that was appended is written, with false if records were
     *     dropped of which the trail does not tell, or when patience has ended before
     */
    public CompletionStage<Boolean> close(Duration patience) {
        if (queue.close()) {
            scheduler.after(patience, this::giveUp);
            if (!isDurable()) {
                finish();
            } else if (!lane.offer(this::finish)) {
                giveUp();
            }
        }
        return closed;
    }

    private Consumer<? super AuditAck> timed(AuditEntry entry, Consumer<? super AuditAck> owner) {
        if (!entry.kind().durable()) {
            return owner;
        }
        long since = clock.nanoTime();
        return ack -> {
            if (ack instanceof AuditAck.Durable || ack instanceof AuditAck.DurableLate) {
                long now = clock.nanoTime();
                syncs.add(now - since, now);
            }
            owner.accept(ack);
        };
    }

    private void startWriter() {
        if (!queue.claimWriter()) {
            return;
        }
        if (!isDurable()) {
            drain();
        } else if (!lane.offer(this::drain)) {
            queue.takeAll().forEach(pending -> refuse(pending, AuditRefusal.NO_ROOM));
        }
    }

    private void drain() {
        atWork.lock();
        try {
            for (List<AuditPending> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                writer.write(batch);
            }
            if (abandoned) {
                closeStore();
            } else if (writer.isSyncDue() && flushPlanned.compareAndSet(false, true)) {
                scheduler.after(SYNC_DEADLINE, () -> lane.offer(this::flush));
            }
        } finally {
            // an Error on its way to the scheduler must not leave the trail without a writer
            queue.releaseWriter();
            atWork.unlock();
        }
    }

    private void flush() {
        flushPlanned.set(false);
        atWork.lock();
        try {
            if (!storeClosed) {
                writer.flush();
            }
        } finally {
            atWork.unlock();
        }
    }

    private void expire(AuditPending pending) {
        if (pending.expire()) {
            queue.remove(pending);
        }
    }

    private void finish() {
        drain();
        boolean whole = false;
        atWork.lock();
        try {
            whole = !storeClosed && writer.flush() && dropped.untold() == 0;
            closeStore();
        } finally {
            atWork.unlock();
            closed.complete(whole);
        }
    }

    /** Patience has ended, or the lane is gone. A writer that is at work closes the store itself when it is done. */
    private void giveUp() {
        if (closed.isDone()) {
            return;
        }
        queue.takeAll().forEach(pending -> refuse(pending, AuditRefusal.CLOSED));
        abandoned = true;
        if (atWork.tryLock()) {
            try {
                closeStore();
            } finally {
                atWork.unlock();
            }
        }
        closed.complete(false);
    }

    private void closeStore() {
        if (storeClosed) {
            return;
        }
        storeClosed = true;
        try {
            store.close();
        } catch (IOException | RuntimeException e) {
            LOG.warn("audit: the store could not be closed", e);
        }
    }

    private void refuse(AuditPending pending, AuditRefusal reason) {
        if (!pending.durable() && reason == AuditRefusal.NO_ROOM) {
            dropped.dropOne();
        }
        pending.refuse(reason);
    }
}
