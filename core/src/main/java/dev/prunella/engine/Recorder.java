// SPDX-License-Identifier: Apache-2.0
package dev.prunella.engine;

import dev.prunella.act.Attempt;
import dev.prunella.loop.TargetEvent;
import dev.prunella.model.Reason;
import dev.prunella.record.AuditAck;
import dev.prunella.record.AuditEntry;
import dev.prunella.record.AuditKind;
import dev.prunella.record.AuditSession;
import dev.prunella.record.EventEntries;
import dev.prunella.record.HealingEvent;
import dev.prunella.time.HealingScheduler;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Writes what happens into the trail. An intent is answered when it is durable; what ends an intent is tried until it is, and
 * ends it once.
 */
final class Recorder {

    private final AuditSession session;
    private final HealingScheduler scheduler;
    private final Supplier<String> policyHash;
    /** By attempt, until the first answer of the trail: at most one a target. */
    private final Map<String, Intent> unanswered = new ConcurrentHashMap<>();

    private final Queue<Insistence> insisting = new ConcurrentLinkedQueue<>();
    /** What persons want and what is latched: the next process goes by the last word, so none may overtake another. */
    private final InOrder standing = new InOrder();

    Recorder(AuditSession session, HealingScheduler scheduler, Supplier<String> policyHash) {
        this.session = session;
        this.scheduler = scheduler;
        this.policyHash = policyHash;
    }

    private static final class Intent {
        volatile boolean ended;
    }

    void record(HealingEvent event, String group) {
        if (event instanceof HealingEvent.Ended ended) {
            Intent intent = unanswered.get(ended.attempt().key());
            if (intent != null) {
                intent.ended = true;
            }
        }
        AuditEntry entry = EventEntries.of(event, policyHash.get(), group);
        if (entry.kind().durable()) {
            insist(entry);
        } else {
            session.append(entry);
        }
    }

    /** Whether all that had to become durable is. */
    boolean settled() {
        return insisting.isEmpty();
    }

    /** What was refused and waits to be tried again is tried now. */
    void tryAgain() {
        insisting.forEach(Insistence::retry);
    }

    /** Before the trail is closed: also what waits for its turn is tried now. */
    void tryAll() {
        tryAgain();
        standing.beginAll();
    }

    /** What was refused and waits to be tried again goes first: an intent follows the end of those before it. */
    void intend(HealingEvent.Intended event, String group, Consumer<TargetEvent> answer) {
        tryAgain();
        Intent intent = new Intent();
        unanswered.put(event.attempt().key(), intent);
        session.append(
                EventEntries.of(event, policyHash.get(), group),
                ack -> acknowledged(event, group, intent, ack, answer));
    }

    void insist(AuditEntry entry) {
        Insistence insistence = new Insistence(entry, session, scheduler, this::durable);
        insisting.add(insistence);
        if (entry.kind() == AuditKind.TERMINAL) {
            insistence.begin();
        } else {
            standing.add(insistence);
        }
    }

    private void durable(Insistence insistence) {
        insisting.remove(insistence);
        standing.durable(insistence);
    }

    private void acknowledged(
            HealingEvent.Intended event, String group, Intent intent, AuditAck ack, Consumer<TargetEvent> answer) {
        String key = event.attempt().key();
        unanswered.remove(key);
        if (ack instanceof AuditAck.Durable) {
            answer.accept(new TargetEvent.IntentDurable(key));
        } else if (ack instanceof AuditAck.DurableLate && !intent.ended) {
            record(notStarted(event), group);
        } else if (ack instanceof AuditAck.Refused refused) {
            Reason reason = Reason.of("audit", "the trail refused the intent: %s", refused.reason());
            answer.accept(new TargetEvent.IntentRefused(key, reason));
        }
    }

    private static HealingEvent notStarted(HealingEvent.Intended event) {
        String why = "its intent became durable too late";
        return new HealingEvent.Ended(
                event.target(), event.incident(), event.attempt(), Attempt.End.NOT_STARTED, why, null);
    }
}
