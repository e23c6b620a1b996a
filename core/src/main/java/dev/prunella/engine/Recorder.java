// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.act.Attempt;
import dev.prunella.loop.TargetEvent;
import dev.prunella.model.Reason;
import dev.prunella.record.AuditAck;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditRefusal;
import dev.prunella.record.AuditSession;
import dev.prunella.record.EventEntries;
import dev.prunella.record.HealingEvent;
import dev.prunella.time.HealingScheduler;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what happens into the trail. An intent is answered when it is durable; what ends an intent is tried until it is. */
final class Recorder {

    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final AuditSession session;
    private final HealingScheduler scheduler;
    private final String policyHash;

    Recorder(AuditSession session, HealingScheduler scheduler, String policyHash) {
        this.session = session;
        this.scheduler = scheduler;
        this.policyHash = policyHash;
    }

    void record(HealingEvent event, String group) {
        AuditEntry entry = EventEntries.of(event, policyHash, group);
        if (entry.kind().durable()) {
            insist(entry);
        } else {
            session.append(entry);
        }
    }

    void intend(HealingEvent.Intended event, String group, Consumer<TargetEvent> answer) {
        session.append(EventEntries.of(event, policyHash, group), ack -> intentAcknowledged(event, group, ack, answer));
    }

    /** Tried again each second: a refusal lasts only while no intent can be recorded either, so few of these can wait. */
    void insist(AuditEntry entry) {
        session.append(entry, ack -> {
            if (ack instanceof AuditAck.Refused refused && refused.reason() != AuditRefusal.CLOSED) {
                LOG.warn("{}: the trail refused a record ({}), trying again", entry.target(), refused.reason());
                scheduler.after(RETRY, () -> insist(entry));
            }
        });
    }

    private void intentAcknowledged(
            HealingEvent.Intended event, String group, AuditAck ack, Consumer<TargetEvent> answer) {
        String key = event.attempt().key();
        if (ack instanceof AuditAck.Durable) {
            answer.accept(new TargetEvent.IntentDurable(key));
        } else if (ack instanceof AuditAck.DurableLate) {
            record(
                    new HealingEvent.Ended(
                            event.target(),
                            event.incident(),
                            event.attempt(),
                            Attempt.End.NOT_STARTED,
                            "its intent became durable too late"),
                    group);
        } else if (ack instanceof AuditAck.Refused refused) {
            Reason reason = Reason.of("audit", "the trail refused the intent: %s", refused.reason());
            answer.accept(new TargetEvent.IntentRefused(key, reason));
        }
    }
}
