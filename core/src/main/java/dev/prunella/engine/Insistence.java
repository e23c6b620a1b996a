// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.record.AuditAck;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditRefusal;
import dev.prunella.record.AuditSession;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One record that is appended again each second until it is durable, and once only. A refusal lasts only while no intent can
 * be recorded either, so few of these can wait. A record that was late may yet become durable: a note that is appended behind
 * it, and so written after it, tells when its fate is known.
 */
final class Insistence {

    private static final Logger LOG = LoggerFactory.getLogger(Insistence.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final AuditEntry entry;
    private final AuditSession session;
    private final HealingScheduler scheduler;
    private final Consumer<Insistence> whenDurable;
    private final AtomicBoolean retryPlanned = new AtomicBoolean();
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean durable;

    /** @param whenDurable told once */
    Insistence(AuditEntry entry, AuditSession session, HealingScheduler scheduler, Consumer<Insistence> whenDurable) {
        this.entry = entry;
        this.session = session;
        this.scheduler = scheduler;
        this.whenDurable = whenDurable;
    }

    String target() {
        return entry.target();
    }

    /** The first call appends it; later ones do nothing. */
    void begin() {
        if (begun.compareAndSet(false, true)) {
            append();
        }
    }

    private void append() {
        if (!durable) {
            session.append(entry, this::acknowledged);
        }
    }

    private void acknowledged(AuditAck ack) {
        if (ack instanceof AuditAck.Refused refused) {
            refused(refused.reason());
        } else if (!durable) {
            durable = true;
            whenDurable.accept(this);
        }
    }

    private void refused(AuditRefusal reason) {
        if (reason == AuditRefusal.CLOSED) {
            return;
        }
        LOG.warn("{}: the trail refused a record ({}), trying again", entry.target(), reason);
        if (reason == AuditRefusal.SYNC_TIMED_OUT) {
            scheduler.after(Duration.ZERO, this::sound);
        } else {
            retryPlanned.set(true);
            scheduler.after(RETRY, this::retry);
        }
    }

    /** At its time, or before the trail is closed; what was late and may yet become durable is not written twice. */
    void retry() {
        if (retryPlanned.compareAndSet(true, false)) {
            append();
        }
    }

    private void sound() {
        AuditEntry note = AuditEntry.of(AuditKind.NOTE)
                .target(entry.target())
                .what("the trail was late with a record of kind " + entry.kind())
                .build();
        session.append(note, this::sounded);
    }

    private void sounded(AuditAck ack) {
        AuditRefusal reason = ack instanceof AuditAck.Refused refused ? refused.reason() : null;
        if (reason == AuditRefusal.NO_ROOM) {
            scheduler.after(RETRY, this::sound);
        } else if (reason != AuditRefusal.CLOSED) {
            scheduler.after(Duration.ZERO, this::append);
        }
    }
}
