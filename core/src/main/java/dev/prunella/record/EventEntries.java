// SPDX-License-Identifier: Apache-2.0
package dev.prunella.record;

import dev.prunella.act.Attempt;
import dev.prunella.diagnose.Diagnosis;
import dev.prunella.model.Actor;
import dev.prunella.model.IncidentId;
import dev.prunella.model.Reason;
import dev.prunella.model.TraceRef;
import org.jspecify.annotations.Nullable;

/** How the events of the loop stand in the trail. The details' names are part of what recovery reads. */
public final class EventEntries {

    /** Detail of an intent: the remediation's name. */
    public static final String REMEDIATION = "remediation";
    /** Detail of an intent: the target's group, empty for none. */
    public static final String GROUP = "group";
    /** Detail of an intent: the cause that it is to cure; of an incident's opening and each new diagnosis: the cause. */
    public static final String CAUSE = "cause";

    /** Detail of an incident's opening and of each new diagnosis: the kind. */
    public static final String DIAGNOSIS = "diagnosis";

    /** Detail of an incident's record: there, if what is diagnosed can be acted on. */
    public static final String ACTIONABLE = "actionable";

    /** Detail of an incident's last record: how it ended. */
    public static final String CLOSED = "closed";

    /** Detail of an intent: there, if the remediation ends the process. */
    public static final String ENDS_PROCESS = "endsProcess";
    /** Detail of a note: there, if health held for so long that ends of the process are counted anew; how long. */
    public static final String STEADY = "steady";
    /** Detail of a command: the span of a hold in ISO 8601, the name of a mode or a state, or empty. */
    public static final String VALUE = "value";
    /** Detail of a terminal record: how the attempt ended. */
    public static final String END = "end";
    /** Detail of a suspicion and of an incident's opening: the trace of the call that failed. */
    public static final String TRACE = "trace";
    /** Detail of an escalation: there, if a channel has told a person of it. */
    public static final String DELIVERED = "delivered";
    /** Detail of an escalation: what became of it, as {@link HealingEvent.EscalationMoved.Move#word()}. */
    public static final String MOVE = "move";
    /** Detail of a command: its code. */
    public static final String COMMAND = "command";

    /** Detail of an intent and a terminal record: there, if it is of a compensation; the key of the attempt that it takes back. */
    public static final String UNDOES = "undoes";
    /** Detail of a note: there, if it tells what a remediation would have done in SHADOW; the tally and its age in millis. */
    public static final String SHADOW = "shadow";
    /** Detail of a note on SHADOW: what was judged. */
    public static final String VERDICT = "verdict";

    private EventEntries() {}

    /** The entry of an event, decided under the policy of this hash, of a target of this group. */
    public static AuditEntry of(HealingEvent event, String policyHash, String group) {
        AuditEntryBuilder entry = begin(event)
                .target(event.target())
                .incident(idOf(event.incident()))
                .what(event.what())
                .policy(policyHash);
        if (event instanceof HealingEvent.Intended intended) {
            attempt(entry, intended.attempt())
                    .detail(GROUP, group)
                    .detail(CAUSE, intended.diagnosis().cause().name());
            if (intended.endsProcess()) {
                entry.detail(ENDS_PROCESS, "true");
            }
        }
        Diagnosis diagnosis = diagnosisOf(event);
        if (diagnosis != null) {
            entry.detail(DIAGNOSIS, diagnosis.kind().name())
                    .detail(CAUSE, diagnosis.cause().name());
            if (diagnosis.actionable()) {
                entry.detail(ACTIONABLE, "true");
            }
        }
        if (event instanceof HealingEvent.Closed closed) {
            entry.detail(CLOSED, closed.outcome().name());
        }
        if (event instanceof HealingEvent.Steadied steadied) {
            entry.detail(STEADY, steadied.healthyFor().toString());
        }
        shadowed(entry, event);
        return entry.build();
    }

    private static void shadowed(AuditEntryBuilder entry, HealingEvent event) {
        if (event instanceof HealingEvent.ShadowActed acted) {
            entry.detail(REMEDIATION, acted.remediation())
                    .detail(SHADOW, acted.tally().kept(acted.counted()));
        } else if (event instanceof HealingEvent.ShadowJudged judged) {
            entry.detail(REMEDIATION, judged.remediation())
                    .detail(SHADOW, judged.tally().kept(judged.counted()))
                    .detail(VERDICT, judged.verdict().name())
                    .reason(judged.why());
        }
    }

    private static @Nullable Diagnosis diagnosisOf(HealingEvent event) {
        if (event instanceof HealingEvent.Opened opened) {
            return opened.diagnosis();
        }
        return event instanceof HealingEvent.Rediagnosed again ? again.diagnosis() : null;
    }

    private static AuditEntryBuilder begin(HealingEvent event) {
        if (event instanceof HealingEvent.Intended intended) {
            return AuditEntry.of(AuditKind.INTENT)
                    .reason(intended.diagnosis().summary())
                    .actor(intended.actor().toString());
        }
        if (event instanceof HealingEvent.Ended ended) {
            return attempt(AuditEntry.of(AuditKind.TERMINAL), ended.attempt())
                    .reason(ended.detail())
                    .detail(END, ended.end().name())
                    .actor(Actor.automation().toString());
        }
        if (event instanceof HealingEvent.Commanded commanded) {
            return command(commanded);
        }
        if (event instanceof HealingEvent.EscalationMoved moved) {
            return AuditEntry.of(AuditKind.ESCALATION)
                    .detail(MOVE, moved.move().word())
                    .actor(moved.actor().toString());
        }
        return detailed(AuditEntry.of(kindOf(event)), event)
                .actor(Actor.automation().toString());
    }

    private static AuditEntryBuilder detailed(AuditEntryBuilder entry, HealingEvent event) {
        TraceRef trace = null;
        if (event instanceof HealingEvent.Suspected suspected) {
            trace = suspected.symptom().trace();
        } else if (event instanceof HealingEvent.Opened opened) {
            trace = opened.symptom().trace();
        } else if (event instanceof HealingEvent.EscalationSent sent && sent.delivered() && !sent.resolution()) {
            return entry.detail(DELIVERED, sent.channel());
        }
        return trace == null ? entry : entry.detail(TRACE, trace.traceId());
    }

    private static AuditEntryBuilder command(HealingEvent.Commanded commanded) {
        AuditKind kind = switch (commanded.command().code()) {
            case "hold", "hold-lifted" -> AuditKind.HOLD;
            case "pause", "resume" -> AuditKind.KILL;
            default -> AuditKind.LATCH;
        };
        return AuditEntry.of(kind)
                .actor(commanded.actor().toString())
                .reason(commanded.command().text())
                .detail(COMMAND, commanded.command().code())
                .detail(VALUE, commanded.value());
    }

    private static AuditKind kindOf(HealingEvent event) {
        if (event instanceof HealingEvent.Refused) {
            return AuditKind.ANSWER;
        }
        if (event instanceof HealingEvent.EscalationDue || event instanceof HealingEvent.EscalationSent) {
            return AuditKind.ESCALATION;
        }
        boolean incident = event instanceof HealingEvent.Opened
                || event instanceof HealingEvent.Rediagnosed
                || event instanceof HealingEvent.Verified
                || event instanceof HealingEvent.Closed;
        return incident ? AuditKind.INCIDENT : AuditKind.NOTE;
    }

    /** The terminal record of an intent whose process ended before the outcome was known. */
    public static AuditEntry unknownEnd(AuditRecord intent) {
        Reason why = Reason.of("process-ended", "the process ended before the outcome was known");
        AuditEntryBuilder end = AuditEntry.of(AuditKind.TERMINAL);
        String undoes = intent.entry().details().get(UNDOES);
        if (undoes != null) {
            end.detail(UNDOES, undoes);
        }
        return end.target(intent.entry().target())
                .incident(intent.entry().incident())
                .attempt(intent.entry().attempt())
                .what(Attempt.End.UNKNOWN.name())
                .reason(why.text())
                .detail(END, Attempt.End.UNKNOWN.name())
                .actor(Actor.automation().toString())
                .build();
    }

    private static AuditEntryBuilder attempt(AuditEntryBuilder entry, Attempt attempt) {
        entry.attempt(attempt.key()).detail(REMEDIATION, attempt.remediation());
        return attempt.undoes() == null ? entry : entry.detail(UNDOES, attempt.undoes());
    }

    private static @Nullable String idOf(@Nullable IncidentId incident) {
        return incident == null ? null : incident.value();
    }
}
